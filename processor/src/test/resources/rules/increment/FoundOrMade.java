import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;

/** An object that is made where none is found grows in its own method all the same. */
class FoundOrMade {
    private final Tanks tanks;

    FoundOrMade(Tanks tanks) {
        this.tanks = tanks;
    }

    @KafkaListener(topics = "chosen")
    void chosen(Filling filling) {
        Tank found = tanks.findFirstById(filling.tank());
        Tank tank = found == null ? new Tank(filling.tank()) : found;
        tank.fill(filling.litres());
        tanks.save(tank);
    }

    @KafkaListener(topics = "branched")
    void branched(Filling filling) {
        Tank tank = tanks.findById(filling.tank()).orElse(null);
        if (tank == null) {
            tank = new Tank(filling.tank());
        }
        tank.drain(filling.litres());
        tanks.save(tank);
    }

    @KafkaListener(topics = "optional")
    void optional(Filling filling) {
        Optional<Tank> found = tanks.findById(filling.tank());
        Tank tank = found.isPresent() ? found.get() : new Tank(filling.tank());
        tank.countFillings();
        tanks.save(tank);
    }

    @KafkaListener(topics = "batches")
    void gathered(List<Filling> fillings) {
        Map<String, Tank> byId = new HashMap<>();
        for (Filling filling : fillings) {
            Tank tank = byId.computeIfAbsent(
                    filling.tank(), id -> tanks.findById(id).orElseGet(() -> new Tank(id)));
            tank.leak(filling.litres());
        }
        tanks.saveAll(byId.values());
    }

    /** Counted from nothing in each run. */
    @KafkaListener(topics = "sums")
    void summed(List<Filling> fillings) {
        Map<String, Tank> byId = new HashMap<>();
        for (Filling filling : fillings) {
            byId.computeIfAbsent(filling.tank(), id -> new Tank(id)).sum(filling.litres());
        }
        tanks.saveAll(byId.values());
    }

    /** What is made in any case holds nothing from before. */
    @KafkaListener(topics = "made")
    void made(Filling filling) {
        Tank tank = filling.litres() > 100 ? new Tank(filling.tank()) : new Tank("small");
        tank.heat();
        tanks.save(tank);
    }
}

record Filling(String tank, long litres) {}

interface Tanks extends JpaRepository<Tank, String> {
    Tank findFirstById(String id);
}

@Entity
class Tank {
    @Id
    private String id;

    private long litres;
    private long drained;
    private int fillings;
    private int degrees;
    private long leaked;
    private long sum;

    protected Tank() {}

    Tank(String id) {
        this.id = id;
    }

    void fill(long more) {
        litres += more; // hapax: increment warning
    }

    void drain(long less) {
        drained += less; // hapax: increment warning
    }

    void countFillings() {
        fillings++; // hapax: increment warning
    }

    void leak(long less) {
        leaked += less; // hapax: increment warning
    }

    void sum(long more) {
        sum += more;
    }

    void heat() {
        degrees += 1;
    }
}
