import java.util.List;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** A store that nothing is known of: what is written there closes a check only where both are about the same message. */
class SharedOptions {
    private final Store store;
    private final KafkaTemplate<String, String> kafka;

    SharedOptions(Store store, KafkaTemplate<String, String> kafka) {
        this.store = store;
        this.kafka = kafka;
    }

    @KafkaListener(topics = "a")
    void sharesNothingButOptions(Child child) {
        if (store.search(child.parent(), Options.DEFAULT).isEmpty()) {
            kafka.send("orphans", child.id()).join(); // hapax: send warning
            store.put(child.id(), Options.DEFAULT);
        }
    }

    @KafkaListener(topics = "b")
    void isAboutTheSame(Child child) {
        if (store.search(child.id(), Options.DEFAULT).isEmpty()) {
            kafka.send("children", child.id()).join(); // hapax: check-then-act note
            store.put(child.id(), Options.DEFAULT);
        }
    }

    record Child(String id, String parent) {}

    enum Options {
        DEFAULT
    }

    interface Store {
        List<String> search(String key, Options options);

        void put(String key, Options options);
    }
}
