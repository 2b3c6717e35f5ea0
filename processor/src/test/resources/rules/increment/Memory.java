import dev.hapax.*;
import java.util.*;
import java.util.concurrent.atomic.AtomicLong;

class Memory {
    static final class Order {
        int count;
        long total;
        String status;

        int getCount() {
            return count;
        }

        void setCount(int count) {
            this.count = count;
        }

        void add(long amount) {
            total += amount; // hapax: increment warning
        }
    }

    private long seen;
    private String last;
    private final AtomicLong atomic = new AtomicLong();

    @KafkaHandler(topics = "a", group = "g")
    void fieldOfThePayload(Order order) {
        order.count += 1; // hapax: increment warning
    }

    @KafkaHandler(topics = "b", group = "g")
    void fieldOfTheHandler(Order order) {
        seen++; // hapax: increment warning
        last = order.status;
        order.status = "processed";
    }

    @KafkaHandler(topics = "c", group = "g")
    void getterAndSetter(Order order) {
        order.setCount(order.getCount() + 1); // hapax: increment warning
    }

    @KafkaHandler(topics = "d", group = "g")
    void domainMethod(Order order) {
        order.add(5);
    }

    @KafkaHandler(topics = "e", group = "g")
    void locals(Order order) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            sum += i;
        }
        Order copy = new Order();
        copy.total = sum;
        copy.count += 1;
        copy.add(3);
        List<String> list = new ArrayList<>();
        list.add("x");
        order.total = sum;
    }

    @KafkaHandler(topics = "f", group = "g")
    @Guarantee(Delivery.AT_MOST_ONCE)
    void metrics(Order order) {
        seen++;
    }

    @KafkaHandler(topics = "h", group = "g")
    void atomics(Order order) {
        atomic.incrementAndGet(); // hapax: increment warning
    }
}
