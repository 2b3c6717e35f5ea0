import dev.hapax.*;

class NoTransaction {
    record Order(String id) {}

    @KafkaHandler(topics = "orders", group = "shop")
    @Guarantee(Delivery.EXACTLY_ONCE) // hapax: guarantee-conflict
    void onOrder(Order order) {}
}
