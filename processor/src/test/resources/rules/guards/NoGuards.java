import dev.hapax.*;
import jakarta.mail.internet.InternetAddress;
import jakarta.persistence.*;
import java.util.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.Transactional;

class NoGuards {
    record Draw(String id, String tank, int litres) {}

    @Entity
    static class Tank {
        @Id
        String name;

        int litres;

        int getLitres() {
            return litres;
        }

        void setLitres(int litres) {
            this.litres = litres;
        }
    }

    @Entity
    static class Drawn {
        @Id
        String id;

        Drawn(String id) {
            this.id = id;
        }

        Drawn() {}
    }

    interface Tanks extends JpaRepository<Tank, String> {}

    interface Log extends JpaRepository<Drawn, String> {}

    private final Tanks tanks;
    private final Log log;
    private final KafkaTemplate<String, String> kafka;
    private final List<Draw> recent = new ArrayList<>();

    NoGuards(Tanks tanks, Log log, KafkaTemplate<String, String> kafka) {
        this.tanks = tanks;
        this.log = log;
        this.kafka = kafka;
    }

    @KafkaHandler(topics = "a", group = "g")
    void enoughByAMethodOfTheHandler(Draw draw) {
        Tank tank = tanks.findById(draw.tank()).orElseThrow();
        if (!isEnough(tank, draw.litres())) {
            throw new IllegalStateException("empty");
        }
        tank.setLitres(tank.getLitres() - draw.litres()); // hapax: increment
        tanks.save(tank);
    }

    private boolean isEnough(Tank tank, int litres) {
        return tank.getLitres() >= litres;
    }

    @Transactional
    @KafkaHandler(topics = "b", group = "g")
    public void markedOnAnotherWay(Draw draw) {
        if (log.existsById(draw.id())) {
            return;
        }
        Optional<Tank> tank = tanks.findById(draw.tank());
        if (tank.isEmpty() || tank.get().getLitres() < draw.litres()) {
            kafka.send("refused", draw.id()); // hapax: send, unawaited-send
            return;
        }
        tank.get().setLitres(tank.get().getLitres() - draw.litres());
        log.save(new Drawn(draw.id()));
        kafka.send("drawn", draw.id()); // hapax: check-then-act note, unawaited-send
    }

    @KafkaHandler(topics = "c", group = "g")
    void somethingInMemoryIsThere(Draw draw) {
        recent.stream().filter(one -> one.tank().equals(draw.tank())).findFirst().ifPresent(one -> {
            recent.set(0, draw);
            kafka.send("again", draw.id()); // hapax: send, unawaited-send
        });
    }

    /** What the library says of it, it says of the same message each time. */
    @KafkaHandler(topics = "d", group = "g")
    void asksAMessageOfALibrarysClass(InternetAddress address) {
        if (!address.isGroup()) {
            kafka.send("welcome", address.getAddress()); // hapax: send, unawaited-send
        }
    }
}
