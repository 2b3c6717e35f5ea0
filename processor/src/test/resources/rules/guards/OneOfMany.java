import jakarta.persistence.*;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.Transactional;

/** Whether anything is left says nothing of the message, as long as each run takes another one. */
class OneOfMany {
    enum State {
        FREE,
        BUSY
    }

    record Accepted(Long order) {}

    @Entity
    static class Driver {
        @Id
        private Long id;

        private State state;
        private Long order;

        void setState(State state) {
            this.state = state;
        }

        void setOrder(Long order) {
            this.order = order;
        }
    }

    interface Drivers extends JpaRepository<Driver, Long> {
        List<Driver> findAllByState(State state);

        List<Driver> findAllByOrderAndState(Long order, State state);
    }

    private final Drivers drivers;
    private final KafkaTemplate<String, String> kafka;

    OneOfMany(Drivers drivers, KafkaTemplate<String, String> kafka) {
        this.drivers = drivers;
        this.kafka = kafka;
    }

    @KafkaListener(topics = "accepted", groupId = "a")
    @Transactional
    public void takesAnother(Accepted accepted) {
        List<Driver> free = drivers.findAllByState(State.FREE);
        if (free.isEmpty()) {
            return;
        }
        Driver driver = free.get(0);
        driver.setState(State.BUSY);
        driver.setOrder(accepted.order());
        drivers.save(driver);
        kafka.send("assigned", "one"); // hapax: send warning, unawaited-send note
    }

    /** All of them are taken: none is left for the second run. */
    @KafkaListener(topics = "accepted", groupId = "b")
    @Transactional
    public void takesAll(Accepted accepted) {
        List<Driver> free = drivers.findAllByState(State.FREE);
        if (free.isEmpty()) {
            return;
        }
        for (Driver driver : free) {
            driver.setState(State.BUSY);
            drivers.save(driver);
        }
        kafka.send("all", "of them"); // hapax: check-then-act note, unawaited-send note
    }

    /** The order has one. */
    @KafkaListener(topics = "accepted", groupId = "c")
    @Transactional
    public void takesItsOwn(Accepted accepted) {
        List<Driver> waiting = drivers.findAllByOrderAndState(accepted.order(), State.FREE);
        if (waiting.isEmpty()) {
            return;
        }
        waiting.get(0).setState(State.BUSY);
        kafka.send("own", "one"); // hapax: check-then-act note, unawaited-send note
    }
}
