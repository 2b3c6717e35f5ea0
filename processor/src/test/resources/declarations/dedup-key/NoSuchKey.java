import dev.hapax.*;
import java.sql.Connection;

class NoSuchKey {
    record Order(String eventId, String customer) {}

    @KafkaHandler(topics = "orders", group = "shop")
    @Dedup(key = "evntId") // hapax: dedup-key
    void onOrder(Order order, Connection database) {}
}
