import jakarta.persistence.*;
import java.util.List;
import org.springframework.data.domain.*;
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

        List<Driver> findAllByState(State state, Pageable page);

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

    @KafkaListener(topics = "accepted", groupId = "d")
    public void takesTheFirstOfAPage(Accepted accepted) {
        long driver = firstFree();
        if (driver != -1) {
            kafka.send("first", "one"); // hapax: send warning, unawaited-send note
        }
    }

    private long firstFree() {
        List<Driver> free = drivers.findAllByState(State.FREE, PageRequest.of(0, 1));
        if (!free.isEmpty()) {
            Driver driver = free.get(0);
            driver.setState(State.BUSY);
            drivers.save(driver);
            return driver.id;
        }
        return -1;
    }

    @KafkaListener(topics = "accepted", groupId = "e")
    @Transactional
    public void takesTheLowest(Accepted accepted) {
        List<Driver> free = drivers.findAllByState(State.FREE);
        Driver lowest = lowest(free);
        if (lowest == null) {
            return;
        }
        kafka.send("lowest", "one"); // hapax: send warning, unawaited-send note
        lowest.setState(State.BUSY);
        drivers.save(lowest);
    }

    private static Driver lowest(List<Driver> drivers) {
        Driver lowest = null;
        for (Driver driver : drivers) {
            if (lowest == null || driver.id < lowest.id) {
                lowest = driver;
            }
        }
        return lowest;
    }

    @KafkaListener(topics = "accepted", groupId = "f")
    @Transactional
    public void takesAllByAMethod(Accepted accepted) {
        List<Driver> free = drivers.findAllByState(State.FREE);
        if (free.isEmpty()) {
            return;
        }
        for (Driver driver : free) {
            take(driver);
        }
        kafka.send("all", "taken"); // hapax: check-then-act note, unawaited-send note
    }

    private void take(Driver driver) {
        driver.setState(State.BUSY);
        drivers.save(driver);
    }

    /** One that is given more than the list may look for the message's own. */
    @KafkaListener(topics = "accepted", groupId = "g")
    @Transactional
    public void takesTheOneThatIsMeant(Accepted accepted) {
        Driver meant = of(drivers.findAllByState(State.FREE), accepted.order());
        if (meant == null) {
            return;
        }
        kafka.send("meant", "one"); // hapax: check-then-act note, unawaited-send note
        meant.setState(State.BUSY);
        drivers.save(meant);
    }

    private static Driver of(List<Driver> drivers, Long id) {
        for (Driver driver : drivers) {
            if (driver.id.equals(id)) {
                return driver;
            }
        }
        return null;
    }
}
