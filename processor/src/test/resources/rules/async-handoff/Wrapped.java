import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.eclipse.microprofile.context.ThreadContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** A library that puts something around a function does not run it: whoever runs the outer one does. */
class Wrapped {
    record Paid(String account, int amount) {}

    private final ManagedExecutor managed;
    private final ExecutorService pool;
    private final ThreadContext context;
    private final JdbcTemplate jdbc;

    Wrapped(ManagedExecutor managed, ExecutorService pool, ThreadContext context, JdbcTemplate jdbc) {
        this.managed = managed;
        this.pool = pool;
        this.context = context;
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    public void handedOn(Paid paid) {
        managed.runAsync(context.contextualRunnable(() -> set(paid))); // hapax: async-handoff warning
    }

    @KafkaListener(topics = "b")
    public void waitedFor(Paid paid) {
        managed.runAsync(context.contextualRunnable(() -> set(paid))).join();
    }

    @KafkaListener(topics = "c")
    public void submitted(Paid paid) {
        Runnable work = context.contextualRunnable(() -> set(paid));
        pool.submit(work); // hapax: async-handoff warning
    }

    @KafkaListener(topics = "d")
    public void runHere(Paid paid) {
        context.contextualRunnable(() -> add(paid)).run();
    }

    @KafkaListener(topics = "e")
    public int askedHere(Paid paid) {
        Supplier<Integer> answer = context.contextualSupplier(() -> counted(paid));
        return answer.get();
    }

    @KafkaListener(topics = "f")
    public void neverRun(Paid paid) {
        context.contextualRunnable(() -> left(paid));
    }

    private void set(Paid paid) {
        jdbc.update("UPDATE accounts SET last = ? WHERE id = ?", paid.amount(), paid.account());
    }

    private void add(Paid paid) {
        jdbc.update("UPDATE accounts SET balance = balance + ? WHERE id = ?", paid.amount(), paid.account()); // hapax: increment warning
    }

    private int counted(Paid paid) {
        return jdbc.update("UPDATE accounts SET number = number + 1 WHERE id = ?", paid.account()); // hapax: increment warning
    }

    private void left(Paid paid) {
        jdbc.update("UPDATE accounts SET number = number - 1 WHERE id = ?", paid.account());
    }
}
