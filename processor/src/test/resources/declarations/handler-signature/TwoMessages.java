import dev.hapax.*;

class TwoMessages {
    record Order(String id) {}

    record Customer(String id) {}

    @KafkaHandler(topics = "orders", group = "shop")
    void onOrder(Order order, Customer customer) {} // hapax: handler-signature
}
