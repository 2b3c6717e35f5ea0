import dev.hapax.*;
import jakarta.annotation.PostConstruct;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.scheduling.annotation.Scheduled;

/** What a handler only keeps in memory, and something else works on. */
class Buffers {
    record Reading(String sensor, int degrees) {}

    private static final Logger LOG = LoggerFactory.getLogger(Buffers.class);
    private static final String STORE = "UPDATE sensors SET degrees = ? WHERE name = ?";

    static class Listed {
        private final JdbcTemplate jdbc;
        private final List<Reading> readings = new ArrayList<>();

        Listed(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @KafkaListener(topics = "a")
        synchronized void on(Reading reading) {
            readings.add(reading); // hapax: async-handoff warning
        }

        @Scheduled(fixedDelay = 1000)
        synchronized void store() {
            for (Reading reading : readings) {
                jdbc.update(STORE, reading.degrees(), reading.sensor());
            }
            readings.clear();
        }
    }

    static class Queued {
        private final JdbcTemplate jdbc;
        private final BlockingQueue<Reading> readings = new LinkedBlockingQueue<>();

        Queued(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
            new Thread(this::work).start();
        }

        @KafkaHandler(topics = "b", group = "g")
        void on(Reading reading) {
            if (!readings.offer(reading)) { // hapax: async-handoff
                throw new IllegalStateException("full");
            }
        }

        private void work() {
            try {
                while (true) {
                    Reading reading = readings.take();
                    jdbc.update(STORE, reading.degrees(), reading.sensor());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    static class Kept {
        private final Map<String, Reading> latest = new ConcurrentHashMap<>();
        private final JdbcTemplate jdbc;
        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

        Kept(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @PostConstruct
        void start() {
            clock.scheduleAtFixedRate(
                    () -> latest.values().forEach(one -> jdbc.update(STORE, one.degrees(), one.sensor())),
                    1,
                    1,
                    TimeUnit.SECONDS);
        }

        @KafkaListener(topics = "c")
        void on(Reading reading) {
            latest.put(reading.sensor(), reading); // hapax: async-handoff warning
        }
    }

    static class Shared {
        private final Deque<Reading> readings = new ConcurrentLinkedDeque<>();

        void add(Reading reading) {
            readings.addLast(reading); // hapax: async-handoff warning
        }

        List<Reading> drain() {
            List<Reading> all = new ArrayList<>();
            for (Reading next = readings.poll(); next != null; next = readings.poll()) {
                all.add(next);
            }
            return all;
        }
    }

    static class Filling {
        private final Shared shared;

        Filling(Shared shared) {
            this.shared = shared;
        }

        @KafkaListener(topics = "d")
        void on(Reading reading) {
            shared.add(reading);
        }
    }

    static class Draining {
        private final Shared shared;
        private final JdbcTemplate jdbc;

        Draining(Shared shared, JdbcTemplate jdbc) {
            this.shared = shared;
            this.jdbc = jdbc;
        }

        @Scheduled(cron = "0 * * * * *")
        @Scheduled(cron = "30 * * * * *")
        void store() {
            shared.drain().forEach(one -> jdbc.update(STORE, one.degrees(), one.sensor()));
        }
    }

    /** What is only looked at, or only thrown away, is no work. */
    static class Statistics {
        private final Queue<Integer> recent = new ConcurrentLinkedQueue<>();
        private final JdbcTemplate jdbc;

        Statistics(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @KafkaListener(topics = "e")
        void on(Reading reading) {
            jdbc.update(STORE, reading.degrees(), reading.sensor());
            recent.add(reading.degrees());
        }

        @Scheduled(fixedRate = 60_000)
        void print() {
            LOG.info("{} readings", recent.size());
            recent.clear();
        }
    }

    /** Nor is what the handler works on itself. */
    static class Own {
        private final List<Reading> batch = new ArrayList<>();
        private final JdbcTemplate jdbc;

        Own(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @KafkaListener(topics = "f")
        void on(List<Reading> readings) {
            batch.addAll(readings);
            batch.forEach(one -> jdbc.update(STORE, one.degrees(), one.sensor()));
            batch.clear();
        }
    }

    /** What is removed under the key of something else, and not looked at, was no work that waited. */
    static class Recent {
        private final Map<String, Long> changed = new ConcurrentHashMap<>();
        private final JdbcTemplate jdbc;

        Recent(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @KafkaListener(topics = "g")
        void on(Reading reading) {
            changed.put(reading.sensor(), System.currentTimeMillis());
        }

        @Scheduled(fixedDelay = 1000)
        void copy() {
            for (String sensor : jdbc.queryForList("SELECT sensor FROM stale", String.class)) {
                Long at = changed.get(sensor);
                if (at != null && at < System.currentTimeMillis() - 1000) {
                    changed.remove(sensor);
                }
                jdbc.update("UPDATE copies SET fresh = TRUE WHERE sensor = ?", sensor);
            }
        }
    }

    /** What is removed and looked at was. */
    static class Answered {
        private final Map<String, Reading> waiting = new ConcurrentHashMap<>();
        private final JdbcTemplate jdbc;

        Answered(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @KafkaListener(topics = "h")
        void on(Reading reading) {
            waiting.put(reading.sensor(), reading); // hapax: async-handoff warning
        }

        @Scheduled(fixedDelay = 1000)
        void store() {
            for (String sensor : jdbc.queryForList("SELECT sensor FROM answered", String.class)) {
                Reading reading = waiting.remove(sensor);
                if (reading != null) {
                    jdbc.update(STORE, reading.degrees(), sensor);
                }
            }
        }
    }

    /** A client that is kept is no work that waits. */
    static class Clients {
        private final Map<String, JdbcTemplate> databases = new ConcurrentHashMap<>();

        @KafkaListener(topics = "i")
        void on(Reading reading) {
            if (!databases.containsKey(reading.sensor())) {
                databases.put(reading.sensor(), new JdbcTemplate());
            }
            databases.get(reading.sensor()).update(STORE, reading.degrees(), reading.sensor());
        }

        @Scheduled(fixedDelay = 1000)
        void tidyUp() {
            for (JdbcTemplate database : databases.values()) {
                database.update("DELETE FROM sensors WHERE degrees = 0");
            }
        }
    }

    /** Another object's task takes from the queue that both are given. */
    static class Given {
        private final BlockingQueue<Reading> readings;

        Given(BlockingQueue<Reading> readings) {
            this.readings = readings;
        }

        @KafkaListener(topics = "given")
        void on(Reading reading) throws InterruptedException {
            readings.put(reading); // hapax: async-handoff warning
        }

        /** That it is the same queue is not sure. */
        @KafkaHandler(topics = "given", group = "g")
        void own(Reading reading) throws InterruptedException {
            readings.put(reading); // hapax: async-handoff warning
        }
    }

    static class Taking implements Runnable {
        private final BlockingQueue<Reading> taken;
        private final JdbcTemplate jdbc;

        Taking(BlockingQueue<Reading> taken, JdbcTemplate jdbc) {
            this.taken = taken;
            this.jdbc = jdbc;
        }

        @Override
        public void run() {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    Reading reading = taken.take();
                    jdbc.update(STORE, reading.degrees(), reading.sensor());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    record Failure(String sensor) {}

    /** What a task's own queue holds is put there by nobody else. */
    static class Failures {
        private final BlockingQueue<Failure> last = new ArrayBlockingQueue<>(10);

        @KafkaListener(topics = "failures")
        void on(Failure failure) {
            last.offer(failure);
        }
    }

    static class Retries implements Runnable {
        private final BlockingQueue<Failure> own = new ArrayBlockingQueue<>(10);
        private final JdbcTemplate jdbc;

        Retries(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Override
        public void run() {
            Failure failure = own.poll();
            if (failure != null) {
                jdbc.update(STORE, 0, failure.sensor());
            }
        }
    }

    static class Branch {
        private final Set<String> twigs = new HashSet<>();
        private final String name;

        Branch(String name) {
            this.name = name;
        }

        Set<String> getTwigs() {
            return twigs;
        }
    }

    /** What is put into an object that was read in this run is not what a task finds in those that it reads itself. */
    static class Trees {
        private final JdbcTemplate jdbc;

        Trees(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        private Branch read(String name) {
            return jdbc.queryForObject("SELECT name FROM branches WHERE name = ?", (row, i) -> new Branch(row.getString(1)), name);
        }

        @KafkaListener(topics = "trees")
        void on(Reading reading) {
            Branch branch = read(reading.sensor());
            branch.getTwigs().add(reading.sensor());
            LOG.info("{}", branch.getTwigs());
        }

        @Scheduled(fixedDelay = 1000)
        void store() {
            Branch branch = read("a");
            for (String twig : branch.getTwigs()) {
                jdbc.update("UPDATE twigs SET seen = TRUE WHERE name = ?", twig);
            }
            branch.getTwigs().clear();
        }
    }

    /** A task with a queue for each sensor, out of a map that the handler's object keeps. */
    static class Lane implements Runnable {
        private final Queue<Reading> waiting = new ConcurrentLinkedQueue<>();
        private final JdbcTemplate jdbc;

        Lane(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        void add(Reading reading) {
            waiting.add(reading); // hapax: async-handoff warning
        }

        @Override
        public void run() {
            Reading reading = waiting.poll();
            if (reading != null) {
                jdbc.update(STORE, reading.degrees(), reading.sensor());
            }
        }
    }

    static class Lanes {
        private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
        private final JdbcTemplate jdbc;

        Lanes(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @KafkaListener(topics = "lanes")
        void on(Reading reading) {
            lanes.get(reading.sensor()).add(reading);
        }
    }

    static class Depot {
        private final List<Reading> unsaved = new ArrayList<>();
        private final JdbcTemplate jdbc;

        Depot(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        void add(Reading reading) {
            unsaved.add(reading); // hapax: async-handoff warning
        }

        @Scheduled(fixedDelay = 1000)
        void store() {
            for (Reading reading : unsaved) {
                jdbc.update(STORE, reading.degrees(), reading.sensor());
            }
            unsaved.clear();
        }
    }

    static class Depots {
        private final Map<String, Depot> depots;

        Depots(Map<String, Depot> depots) {
            this.depots = depots;
        }

        @KafkaListener(topics = "depots")
        void on(Reading reading) {
            Depot depot = depots.get(reading.sensor());
            if (depot != null) {
                depot.add(reading);
            }
        }
    }

    /** A loop that keeps records until there are enough of them, and then works on them itself. */
    static class Collecting implements Runnable {
        private final KafkaConsumer<String, Reading> consumer;
        private final JdbcTemplate jdbc;
        private final List<Reading> kept = new ArrayList<>();

        Collecting(KafkaConsumer<String, Reading> consumer, JdbcTemplate jdbc) {
            this.consumer = consumer;
            this.jdbc = jdbc;
            new Thread(this).start();
        }

        @Override
        public void run() {
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> kept.add(record.value()));
                for (Reading reading : kept) {
                    jdbc.update(STORE, reading.degrees(), reading.sensor());
                }
                kept.clear();
                consumer.commitSync();
            }
        }
    }

    /** The same in a method that the task calls again and again. */
    static class CollectingOnce implements Runnable {
        private final KafkaConsumer<String, Reading> consumer;
        private final JdbcTemplate jdbc;
        private final List<Reading> kept = new ArrayList<>();

        CollectingOnce(KafkaConsumer<String, Reading> consumer, JdbcTemplate jdbc) {
            this.consumer = consumer;
            this.jdbc = jdbc;
        }

        @Override
        public void run() {
            while (!Thread.currentThread().isInterrupted()) {
                collect();
            }
        }

        private void collect() {
            consumer.poll(Duration.ofSeconds(1)).forEach(record -> kept.add(record.value()));
            for (Reading reading : kept) {
                jdbc.update(STORE, reading.degrees(), reading.sensor());
            }
            kept.clear();
            consumer.commitSync();
        }
    }

    /** A loop that runs the handlers of its heirs: each works on what it has kept itself. */
    abstract static class Looping extends Thread {
        final KafkaConsumer<String, Reading> consumer;

        Looping(KafkaConsumer<String, Reading> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void run() {
            subscribe();
            while (!isInterrupted()) {
                work();
            }
        }

        abstract void subscribe();

        abstract void work();
    }

    static class Latest extends Looping implements ConsumerRebalanceListener {
        private final JdbcTemplate jdbc;
        private final Map<String, Reading> latest = new HashMap<>();

        Latest(KafkaConsumer<String, Reading> consumer, JdbcTemplate jdbc) {
            super(consumer);
            this.jdbc = jdbc;
        }

        @Override
        void subscribe() {
            consumer.subscribe(List.of("readings"), this);
        }

        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            latest.clear();
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {}

        @Override
        void work() {
            consumer.poll(Duration.ofSeconds(1)).forEach(record -> latest.put(record.key(), record.value()));
            if (latest.size() > 100) {
                store();
            }
        }

        private void store() {
            for (Reading reading : latest.values()) {
                jdbc.update(STORE, reading.degrees(), reading.sensor());
            }
            latest.clear();
        }
    }

    static class Last extends Looping {
        private final JdbcTemplate jdbc;

        Last(KafkaConsumer<String, Reading> consumer, JdbcTemplate jdbc) {
            super(consumer);
            this.jdbc = jdbc;
        }

        @Override
        void subscribe() {
            consumer.subscribe(List.of("readings"));
        }

        @Override
        void work() {
            consumer.poll(Duration.ofSeconds(1))
                    .forEach(record -> jdbc.update(STORE, record.value().degrees(), record.value().sensor()));
        }
    }
}
