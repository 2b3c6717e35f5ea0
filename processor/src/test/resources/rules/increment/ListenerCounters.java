import java.util.concurrent.atomic.AtomicLong;
import org.springframework.kafka.annotation.KafkaListener;

class ListenerCounters {
    private final AtomicLong received = new AtomicLong();
    private int last;

    @KafkaListener(topics = "meters")
    void countedInMemory(String reading) {
        received.incrementAndGet();
        last++;
    }
}
