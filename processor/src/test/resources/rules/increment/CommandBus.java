import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Commands that find their handlers by their class, which the listener knows, however deep in branches that stands. */
class CommandBus {
    private final Bus bus;

    CommandBus(Bus bus) {
        this.bus = bus;
    }

    @KafkaListener(topics = "a")
    void renames(Map<String, String> message) {
        bus.send(new Rename(message.get("id"), message.get("name")));
    }

    @KafkaListener(topics = "b")
    void charges(Map<String, String> message) {
        bus.send(new Charge(message.get("id"), 7));
    }

    interface Command {}

    record Rename(String id, String name) implements Command {}

    record Charge(String id, int cents) implements Command {}

    interface Handles<C extends Command> {
        void handle(C command);
    }

    static class Bus {
        private final Map<Class<?>, Handles<? extends Command>> handlers = new ConcurrentHashMap<>();

        @SuppressWarnings("unchecked")
        <C extends Command> void send(C command) {
            Handles<C> handler = (Handles<C>) handlers.get(command.getClass());
            if (handler == null) {
                throw new IllegalArgumentException();
            }
            handler.handle(command);
        }
    }

    @Component
    static class Renames implements Handles<Rename> {
        private final JdbcTemplate jdbc;

        Renames(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void handle(Rename command) {
            jdbc.update("UPDATE customers SET name = ? WHERE id = ?", command.name(), command.id());
        }
    }

    @Component
    static class Charges implements Handles<Charge> {
        private final JdbcTemplate jdbc;

        Charges(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void handle(Charge command) {
            String id = command.id();
            if (has(id, "blocked") || has(id, "gone") || has(id, "late")) {
                return;
            }
            if (has(id, "a") && has(id, "b") && has(id, "c") && has(id, "d") && has(id, "e") && has(id, "f")) {
                charge(id, command.cents());
            }
        }

        private void charge(String id, int cents) {
            if (has(id, "g") && has(id, "h") && has(id, "i") && has(id, "j") && has(id, "k") && has(id, "l")) {
                jdbc.update("UPDATE customers SET owes = owes + ? WHERE id = ?", cents, id); // hapax: increment warning
            }
        }

        private boolean has(String id, String flag) {
            return jdbc.queryForObject(
                            "SELECT count(*) FROM flags WHERE customer = ? AND flag = ?", Integer.class, id, flag)
                    > 0;
        }
    }
}
