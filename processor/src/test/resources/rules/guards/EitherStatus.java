import jakarta.persistence.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.transaction.annotation.Transactional;

/** One of several conditions on stored state is a guard where what is done makes none of them hold. */
class EitherStatus {
    enum State { OPEN, FAILED, REJECTED, CANCELLED }

    record Event(String type, String order) {}

    @Entity
    static class Order {
        @Id
        String id;

        @Enumerated
        State state;

        State getState() {
            return state;
        }

        void setState(State state) {
            this.state = state;
        }
    }

    @Entity
    static class Line {
        @Id
        @GeneratedValue
        Long id;

        String text;

        Line(String text) {
            this.text = text;
        }

        Line() {}
    }

    interface Rounds extends JpaRepository<Round, String> {}

    @Entity
    static class Round {
        @Id
        String id;

        int number;
    }

    interface Orders extends JpaRepository<Order, String> {}

    interface Lines extends JpaRepository<Line, Long> {
        boolean existsByText(String text);
    }

    private final Orders orders;
    private final Lines lines;
    private final Rounds rounds;

    EitherStatus(Orders orders, Lines lines, Rounds rounds) {
        this.rounds = rounds;
        this.orders = orders;
        this.lines = lines;
    }

    @Transactional
    @KafkaListener(topics = "a")
    public void neither(Event event) {
        Order order = orders.findById(event.order()).orElseThrow();
        if (order.getState() != State.FAILED && order.getState() != State.REJECTED) {
            return;
        }
        lines.save(new Line(event.order()));
        order.setState(State.CANCELLED);
        orders.save(order);
    }

    @Transactional
    @KafkaListener(topics = "b")
    public void either(Event event) {
        Order order = orders.findById(event.order()).orElseThrow();
        if (order.getState() == State.FAILED || order.getState() == State.REJECTED) {
            lines.save(new Line(event.order()));
            order.setState(State.CANCELLED);
            orders.save(order);
        }
    }

    @Transactional
    @KafkaListener(topics = "c")
    public void one(Event event) {
        Order order = orders.findById(event.order()).orElseThrow();
        if (order.getState() != State.FAILED) {
            return;
        }
        lines.save(new Line(event.order()));
        order.setState(State.CANCELLED);
        orders.save(order);
    }

    @Transactional
    @KafkaListener(topics = "d")
    public void wordOfIt(Event event) {
        Order order = orders.findById(event.order()).orElseThrow();
        if (order.getState() != State.FAILED && order.getState() != State.REJECTED) {
            return;
        }
        lines.save(new Line(event.order()));
        lines.save(new Line(order.getState().name()));
        order.setState(State.CANCELLED);
        orders.save(order);
        lines.save(new Line(order.getState().name()));
    }

    @Transactional
    @KafkaListener(topics = "e")
    public void asAMethod(Event event) {
        Order order = orders.findById(event.order()).orElseThrow();
        if (!isOver(order)) {
            return;
        }
        lines.save(new Line(event.order()));
        order.setState(State.CANCELLED);
        orders.save(order);
    }

    private static boolean isOver(Order order) {
        return order.getState() == State.FAILED || order.getState() == State.REJECTED;
    }

    @Transactional
    @KafkaListener(topics = "f")
    public void asAFlag(Event event) {
        Order order = orders.findById(event.order()).orElseThrow();
        boolean over = order.getState() == State.FAILED || order.getState() == State.REJECTED;
        if (over) {
            lines.save(new Line(event.order()));
            order.setState(State.CANCELLED);
            orders.save(order);
        }
    }

    /** The second time, the other one lets it pass. */
    @Transactional
    @KafkaListener(topics = "g")
    public void leadsFromOneToTheOther(Event event) {
        Order order = orders.findById(event.order()).orElseThrow();
        if (order.getState() == State.FAILED || order.getState() == State.REJECTED) {
            lines.save(new Line(event.order())); // hapax: insert warning
            order.setState(State.REJECTED);
            orders.save(order);
        }
    }

    /** What the message says is the same the second time. */
    @Transactional
    @KafkaListener(topics = "h")
    public void orAsTheMessageSays(Event event) {
        Order order = orders.findById(event.order()).orElseThrow();
        if (order.getState() == State.FAILED || event.type().equals("forced")) {
            lines.save(new Line(event.order())); // hapax: insert warning
            order.setState(State.CANCELLED);
            orders.save(order);
        }
    }

    /** Nothing makes the other order appear. */
    @Transactional
    @KafkaListener(topics = "i")
    public void oneOfThemStaysMissing(Event event) {
        if (!lines.existsByText(event.order()) || !orders.existsById(event.type())) {
            lines.save(new Line(event.order())); // hapax: insert warning
        }
    }

    @Transactional
    @KafkaListener(topics = "j")
    public void threeOfThem(Event event) {
        Order order = orders.findById(event.order()).orElse(null);
        if (order == null) {
            return;
        }
        if (order.getState() == State.OPEN || order.getState() == State.FAILED || order.getState() == State.REJECTED) {
            lines.save(new Line(event.order()));
            order.setState(State.CANCELLED);
            orders.save(order);
        } else {
            lines.save(new Line(event.type())); // hapax: insert warning
        }
    }

    @Transactional
    @KafkaListener(topics = "k")
    public void numbers(Event event) {
        Round round = rounds.findById(event.order()).orElseThrow();
        if (round.number == 2 || round.number == 4) {
            lines.save(new Line(event.order()));
            round.number = 7;
        }
        if (event.type().length() == 3 || event.order().length() == 5) {
            lines.save(new Line(event.type())); // hapax: insert warning
        }
    }
}
