import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import io.quarkus.vertx.ConsumeEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.eventbus.Message;
import io.vertx.mutiny.core.eventbus.EventBus;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** Buses within the process, whose listeners run on threads of their own. */
class EventBuses {
    record Paid(String account, int amount) {}

    static class Payments {
        private final EventBus bus;

        Payments(EventBus bus) {
            this.bus = bus;
        }

        @Incoming("a")
        void handedOver(Paid paid) {
            bus.send("paid", paid); // hapax: async-handoff warning
        }

        /** Who returns the answer waits for what the listener does. */
        @Incoming("b")
        Uni<Void> waitedFor(Paid paid) {
            return bus.request("asked", paid).replaceWithVoid();
        }

        /** Nobody in sight hears it. */
        @Incoming("c")
        void heardByNobody(Paid paid) {
            bus.publish("elsewhere", paid);
        }

        @Incoming("d")
        void underTheNameOfTheClass(Paid paid) {
            bus.send("Unnamed", paid.amount()); // hapax: async-handoff warning
        }
    }

    static class Listeners {
        private final JdbcTemplate jdbc;

        Listeners(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @ConsumeEvent("paid")
        void book(Paid paid) {
            jdbc.update("UPDATE accounts SET paid = paid + ? WHERE id = ?", paid.amount(), paid.account()); // hapax: increment warning
        }

        @ConsumeEvent("asked")
        void bookAndAnswer(Message<Paid> paid) {
            jdbc.update("UPDATE totals SET paid = paid + 1"); // hapax: increment warning
        }
    }

    static class Ticks {
        private long at;

        void setAt(long at) {
            this.at = at;
        }

        long getAt() {
            return at;
        }
    }

    static class Ring {
        private final RingBuffer<Ticks> buffer;

        Ring(RingBuffer<Ticks> buffer) {
            this.buffer = buffer;
        }

        @KafkaListener(topics = "e")
        void on(long at) {
            long sequence = buffer.next();
            try {
                buffer.get(sequence).setAt(at);
            } finally {
                buffer.publish(sequence); // hapax: async-handoff warning
            }
        }

        @KafkaListener(topics = "f")
        void translated(Long at) {
            buffer.publishEvent((ticks, sequence, value) -> ticks.setAt(value), at); // hapax: async-handoff warning
        }
    }

    static class Stored implements EventHandler<Ticks> {
        private final JdbcTemplate jdbc;

        Stored(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void onEvent(Ticks ticks, long sequence, boolean last) {
            jdbc.update("UPDATE clock SET ticks = ticks + 1"); // hapax: increment warning, increment warning
        }
    }

    /** What other rings carry is not heard here. */
    static class Others implements EventHandler<Paid> {
        private final JdbcTemplate jdbc;

        Others(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void onEvent(Paid paid, long sequence, boolean last) {
            jdbc.update("UPDATE others SET paid = paid + 1");
        }
    }
}

class Unnamed {
    private final JdbcTemplate jdbc;

    Unnamed(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @ConsumeEvent
    void count(int amount) {
        jdbc.update("UPDATE amounts SET total = total + 1"); // hapax: increment warning
    }
}
