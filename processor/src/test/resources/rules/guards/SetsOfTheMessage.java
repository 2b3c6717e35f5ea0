import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** What a set of the message holds is the same each time: no other set of the run closes the check of it. */
class SetsOfTheMessage {
    static class Parcel {
        private final Map<String, Set<String>> labels = new HashMap<>();

        Set<String> labels(String kind) {
            return labels.get(kind);
        }

        Map<String, Set<String>> labels() {
            return labels;
        }
    }

    static class Notice {
        private final Map<String, Set<String>> labels = new HashMap<>();

        Map<String, Set<String>> labels() {
            return labels;
        }
    }

    private final KafkaTemplate<String, Object> kafka;
    private final Map<String, Set<String>> told = new HashMap<>();

    SetsOfTheMessage(KafkaTemplate<String, Object> kafka) {
        this.kafka = kafka;
    }

    @KafkaListener(topics = "a")
    void tells(Parcel parcel) {
        if (!parcel.labels("transport").contains("silent")) {
            Notice notice = new Notice();
            copy(parcel, notice);
            kafka.send("notices", notice); // hapax: send warning, unawaited-send note
        }
    }

    private static void copy(Parcel parcel, Notice notice) {
        for (Map.Entry<String, Set<String>> label : parcel.labels().entrySet()) {
            for (String text : label.getValue()) {
                notice.labels().computeIfAbsent(label.getKey(), kind -> new HashSet<>()).add(text);
            }
        }
    }

    /** That of the process is another matter. */
    @KafkaListener(topics = "b")
    void tellsOnce(String parcel) {
        if (!told.get("parcels").contains(parcel)) {
            told.get("parcels").add(parcel);
            kafka.send("notices", parcel); // hapax: volatile-guard warning, unawaited-send note
        }
    }

    interface Registry {
        static Set<String> of(String kind) {
            return Registries.ALL.get(kind);
        }
    }

    static final class Registries {
        static final Map<String, Set<String>> ALL = new HashMap<>();
    }

    @KafkaListener(topics = "c")
    void tellsOnceByARegistry(String parcel) {
        Set<String> known = Registry.of("parcels");
        if (!known.contains(parcel)) {
            known.add(parcel);
            kafka.send("notices", parcel); // hapax: volatile-guard warning, unawaited-send note
        }
    }
}
