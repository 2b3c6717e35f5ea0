import jakarta.persistence.*;
import java.util.*;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** What a stream's filter does not let pass is not saved: the filter is the check. */
class FilteredStreams {
    record Line(String sku, int count) {}

    record Delivery(String id, List<Line> lines) {}

    @Entity
    static class Arrival {
        @Id
        @GeneratedValue
        private Long id;

        private String sku;

        protected Arrival() {}

        Arrival(String sku) {
            this.sku = sku;
        }

        Arrival(Line line) {
            this(line.sku());
        }

        String getSku() {
            return sku;
        }
    }

    interface Arrivals extends JpaRepository<Arrival, Long> {
        boolean existsBySku(String sku);

        List<Arrival> findBySkuIn(Collection<String> skus);
    }

    private final Arrivals arrivals;

    FilteredStreams(Arrivals arrivals) {
        this.arrivals = arrivals;
    }

    @Transactional
    @KafkaListener(topics = "a")
    public void asked(Delivery delivery) {
        arrivals.saveAll(delivery.lines().stream()
                .filter(line -> !arrivals.existsBySku(line.sku()))
                .map(Arrival::new)
                .toList());
    }

    @Transactional
    @KafkaListener(topics = "b")
    public void askedTogether(Delivery delivery) {
        List<String> skus = delivery.lines().stream().map(Line::sku).toList();
        Set<String> there =
                arrivals.findBySkuIn(skus).stream().map(Arrival::getSku).collect(Collectors.toSet());
        List<Arrival> missing = delivery.lines().stream()
                .filter(line -> !there.contains(line.sku()))
                .map(line -> new Arrival(line.sku()))
                .collect(Collectors.toList());
        if (!missing.isEmpty()) {
            arrivals.saveAll(missing);
        }
    }

    @Transactional
    @KafkaListener(topics = "c")
    public void askedByMethods(Delivery delivery) {
        arrivals.saveAll(missing(delivery));
    }

    private List<Arrival> missing(Delivery delivery) {
        return delivery.lines().stream()
                .map(Line::sku)
                .filter(Predicate.not(arrivals::existsBySku))
                .map(Arrival::new)
                .toList();
    }

    @Transactional
    @KafkaListener(topics = "d")
    public void copied(Delivery delivery) {
        List<Arrival> all = new ArrayList<>(missing(delivery));
        arrivals.saveAll(all);
    }

    /** What was asked for is there as soon as it is saved: no crash comes in between. */
    @KafkaListener(topics = "e")
    public void withoutTransaction(Delivery delivery) {
        arrivals.saveAll(missing(delivery));
    }

    @Transactional
    @KafkaListener(topics = "f")
    public void aboutSomethingElse(Delivery delivery) {
        arrivals.saveAll(delivery.lines().stream() // hapax: insert warning
                .filter(line -> line.count() > 0)
                .map(Arrival::new)
                .toList());
    }

    @Transactional
    @KafkaListener(topics = "g")
    public void thoseThatAreThere(Delivery delivery) {
        arrivals.saveAll(delivery.lines().stream() // hapax: insert warning
                .filter(line -> arrivals.existsBySku(line.sku()))
                .map(Arrival::new)
                .toList());
    }

    @Transactional
    @KafkaListener(topics = "h")
    public void others(Delivery delivery) {
        List<Arrival> all = new ArrayList<>(missing(delivery));
        all.add(new Arrival("log"));
        arrivals.saveAll(all); // hapax: insert warning
    }

    @Transactional
    @KafkaListener(topics = "i")
    public void insteadOfIt(Delivery delivery) {
        Arrival arrival = Optional.of(delivery.id())
                .filter(id -> !arrivals.existsBySku(id))
                .or(() -> Optional.of("none"))
                .map(Arrival::new)
                .get();
        arrivals.save(arrival); // hapax: insert warning
    }

    @Transactional
    @KafkaListener(topics = "j")
    public void orElseIfPresent(Delivery delivery) {
        Optional.of(delivery.id())
                .filter(id -> !arrivals.existsBySku(id))
                .or(() -> Optional.of("none"))
                .ifPresent(id -> arrivals.save(new Arrival(id))); // hapax: insert warning
    }
}
