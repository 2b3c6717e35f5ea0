import dev.hapax.*;
import jakarta.persistence.*;
import java.util.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.Transactional;

class Optionals {
    record Signal(String id, String lamp, long seconds) {}

    enum Mode {
        OFF,
        ON,
        BROKEN
    }

    @Entity
    static class Lamp {
        @Id
        @GeneratedValue
        Long number;

        String name;
        long seconds;
        Mode mode;

        long getSeconds() {
            return seconds;
        }

        void setSeconds(long seconds) {
            this.seconds = seconds;
        }

        Mode getMode() {
            return mode;
        }

        void setMode(Mode mode) {
            this.mode = mode;
        }

        boolean isOff() {
            return mode == Mode.OFF;
        }

        void switchOn() {
            if (mode == Mode.ON) {
                throw new IllegalStateException("on already");
            }
            mode = Mode.ON;
        }
    }

    interface Lamps extends JpaRepository<Lamp, Long> {
        Optional<Lamp> findByName(String name);

        Optional<Lamp> findByNameAndMode(String name, Mode mode);

        boolean existsByName(String name);

        List<Lamp> findAllByMode(Mode mode);
    }

    private final Lamps lamps;
    private final KafkaTemplate<String, String> kafka;

    Optionals(Lamps lamps, KafkaTemplate<String, String> kafka) {
        this.lamps = lamps;
        this.kafka = kafka;
    }

    @Transactional
    @KafkaHandler(topics = "a", group = "g")
    public void filtered(Signal signal) {
        lamps.findByName(signal.lamp()).filter(lamp -> lamp.getMode() == Mode.OFF).ifPresent(lamp -> {
            lamp.setSeconds(lamp.getSeconds() + signal.seconds());
            lamp.setMode(Mode.ON);
        });
    }

    @Transactional
    @KafkaHandler(topics = "b", group = "g")
    public void filteredByAMethod(Signal signal) {
        lamps.findByName(signal.lamp()).filter(Lamp::isOff).ifPresent(lamp -> {
            lamp.setMode(Mode.ON);
            kafka.send("lamps", signal.lamp()); // hapax: check-then-act note, unawaited-send
        });
    }

    @Transactional
    @KafkaHandler(topics = "c", group = "g")
    public void presentIsNoGuard(Signal signal) {
        lamps.findByName(signal.lamp()).ifPresent(lamp -> {
            lamp.setSeconds(lamp.getSeconds() + signal.seconds()); // hapax: increment
        });
    }

    @Transactional
    @KafkaHandler(topics = "d", group = "g")
    public void presentOrElse(Signal signal) {
        lamps.findByName(signal.lamp())
                .ifPresentOrElse(lamp -> lamp.setMode(Mode.ON), () -> lamps.save(new Lamp()));
    }

    @Transactional
    @KafkaHandler(topics = "e", group = "g")
    public void orElseGet(Signal signal) {
        Lamp lamp = lamps.findByName(signal.lamp()).orElseGet(() -> lamps.save(new Lamp()));
        lamp.setMode(Mode.ON);
    }

    @Transactional
    @KafkaHandler(topics = "f", group = "g")
    public void foundByItsMode(Signal signal) {
        Lamp lamp = lamps.findByNameAndMode(signal.lamp(), Mode.OFF).orElse(null);
        if (lamp == null) {
            return;
        }
        lamp.setMode(Mode.ON);
        lamp.setSeconds(lamp.getSeconds() + signal.seconds());
    }

    @Transactional
    @KafkaHandler(topics = "h", group = "g")
    public void isPresent(Signal signal) {
        if (lamps.findByName(signal.lamp()).isPresent()) {
            return;
        }
        lamps.save(new Lamp());
    }

    /** The row is its own mark: no crash comes between the two, only another run at the same time. */
    @KafkaHandler(topics = "i", group = "g")
    public void itsOwnMark(Signal signal) {
        if (!lamps.existsByName(signal.lamp())) {
            lamps.save(new Lamp());
        }
    }

    @Guarantee(Delivery.EXACTLY_ONCE)
    @KafkaHandler(topics = "i2", group = "g")
    public void itsOwnMarkExactlyOnce(Signal signal, java.sql.Connection connection) {
        if (!lamps.existsByName(signal.lamp())) {
            lamps.save(new Lamp()); // hapax: check-then-act
        }
    }

    @Transactional
    @KafkaHandler(topics = "j", group = "g")
    public void byAMethodOfTheRow(Signal signal) {
        Lamp lamp = lamps.findByName(signal.lamp()).orElseThrow();
        if (lamp.isOff()) {
            lamp.setSeconds(lamp.getSeconds() + signal.seconds());
            lamp.setMode(Mode.ON);
        }
    }

    @Transactional
    @KafkaHandler(topics = "k", group = "g")
    public void refusedByTheRow(Signal signal) {
        Lamp lamp = lamps.findByName(signal.lamp()).orElseThrow();
        lamp.switchOn();
        lamps.save(lamp);
        kafka.send("lamps", signal.lamp()); // hapax: check-then-act note, unawaited-send
    }

    @Transactional
    @KafkaHandler(topics = "l", group = "g")
    public void anAmountIsNoState(Signal signal) {
        Lamp lamp = lamps.findByName(signal.lamp()).orElseThrow();
        if (lamp.getSeconds() < signal.seconds()) {
            throw new IllegalStateException("too many");
        }
        lamp.setSeconds(lamp.getSeconds() - signal.seconds()); // hapax: increment
        lamps.save(lamp);
    }

    @Transactional
    @KafkaHandler(topics = "m", group = "g")
    public void bySwitchOverTheMode(Signal signal) {
        Lamp lamp = lamps.findByName(signal.lamp()).orElseThrow();
        switch (lamp.getMode()) {
            case OFF -> {
                lamp.setSeconds(lamp.getSeconds() + signal.seconds());
                lamp.setMode(Mode.ON);
            }
            case ON, BROKEN -> {}
        }
    }

    @Transactional
    @KafkaHandler(topics = "n", group = "g")
    public void eachOfAMode(Signal signal) {
        for (Lamp lamp : lamps.findAllByMode(Mode.OFF)) {
            lamp.setSeconds(lamp.getSeconds() + signal.seconds());
            lamp.setMode(Mode.ON);
        }
    }

    @Transactional
    @KafkaHandler(topics = "o", group = "g")
    public void eachThatPasses(Signal signal) {
        lamps.findAll().stream().filter(lamp -> lamp.getMode() == Mode.OFF).forEach(lamp -> {
            lamp.setSeconds(lamp.getSeconds() + signal.seconds());
            lamp.setMode(Mode.ON);
        });
    }

    @Transactional
    @KafkaHandler(topics = "p", group = "g")
    public void each(Signal signal) {
        lamps.findAll().forEach(lamp -> {
            lamp.setSeconds(lamp.getSeconds() + signal.seconds()); // hapax: increment
            lamp.setMode(Mode.ON);
        });
    }
}
