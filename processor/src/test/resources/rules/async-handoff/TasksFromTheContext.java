import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Tasks that nothing but a cast says the class of: the executor runs the project's code all the same. */
class TasksFromTheContext {
    @Component
    static class Weighing implements Runnable {
        private final JdbcTemplate jdbc;
        private String crate;

        Weighing(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        Weighing of(String crate) {
            this.crate = crate;
            return this;
        }

        @Override
        public void run() {
            jdbc.update("UPDATE scales SET weighings = weighings + 1 WHERE crate = ?", crate); // hapax: increment warning, increment warning, increment warning
        }
    }

    private final ApplicationContext context;
    private final ExecutorService pool;
    private final Map<String, Weighing> weighings;

    TasksFromTheContext(ApplicationContext context, ExecutorService pool, Map<String, Weighing> weighings) {
        this.context = context;
        this.pool = pool;
        this.weighings = weighings;
    }

    @KafkaListener(topics = "a")
    void madeByTheContext(String crate) {
        Weighing weighing = context.getBean(Weighing.class).of(crate);
        pool.execute(weighing); // hapax: async-handoff warning
    }

    @KafkaListener(topics = "b")
    void byName(String crate) {
        Weighing weighing = (Weighing) context.getBean("weighing");
        pool.execute(weighing); // hapax: async-handoff warning
    }

    @KafkaListener(topics = "c")
    void keptInAMap(String crate) {
        Weighing weighing = weighings.get(crate);
        pool.execute(weighing); // hapax: async-handoff warning
    }

    @KafkaListener(topics = "d")
    void nothingOfTheProjects(String crate) {
        Object task = context.getBean("task");
        pool.execute(task instanceof Runnable runnable ? runnable : () -> {});
    }
}
