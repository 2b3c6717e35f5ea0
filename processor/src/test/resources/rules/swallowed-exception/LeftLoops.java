import java.time.Duration;
import java.util.*;
import org.apache.kafka.clients.consumer.*;
import org.apache.kafka.clients.producer.*;
import org.slf4j.*;
import org.springframework.jdbc.core.JdbcTemplate;

/** Failures that end a loop which polls: what was not committed comes back, unless the consumer commits it all the same. */
class LeftLoops {
    private static final Logger LOG = LoggerFactory.getLogger(LeftLoops.class);
    private static final String ARRIVED = "UPDATE parcels SET state = 'arrived' WHERE id = ?";

    static final class ByHand {
        private JdbcTemplate jdbc;

        private static Consumer<String, String> consumer() {
            Properties props = new Properties();
            props.put(ConsumerConfig.GROUP_ID_CONFIG, "parcels");
            props.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
            props.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
            return new KafkaConsumer<>(props);
        }

        void endsTheLoop() {
            Consumer<String, String> consumer = consumer();
            try {
                while (true) {
                    for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                        jdbc.update(ARRIVED, record.value());
                    }
                    consumer.commitSync();
                }
            } catch (RuntimeException e) {
                LOG.error("stopped", e);
            } finally {
                consumer.close();
            }
        }

        private Consumer<String, String> kept;

        void closesWhatIsThere() {
            try {
                kept = consumer();
                while (true) {
                    for (ConsumerRecord<String, String> record : kept.poll(Duration.ofSeconds(1))) {
                        jdbc.update(ARRIVED, record.value());
                    }
                    kept.commitSync();
                }
            } catch (RuntimeException e) {
                LOG.error("stopped", e);
            } finally {
                if (kept != null) {
                    kept.close();
                }
            }
        }

        void closesItSometimes(boolean wanted) {
            try {
                while (true) {
                    for (ConsumerRecord<String, String> record : kept.poll(Duration.ofSeconds(1))) {
                        jdbc.update(ARRIVED, record.value());
                    }
                    kept.commitSync();
                }
            } catch (RuntimeException e) { // hapax: swallowed-exception warning
                LOG.error("stopped", e);
            } finally {
                if (wanted) {
                    kept.close();
                }
            }
        }

        void isClosedByItself() {
            try (Consumer<String, String> consumer = consumer()) {
                while (true) {
                    for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                        jdbc.update(ARRIVED, record.value());
                    }
                    consumer.commitAsync();
                }
            } catch (RuntimeException e) {
                LOG.error("stopped", e);
            }
        }

        void goesOnWithTheNext() {
            Consumer<String, String> consumer = consumer();
            while (true) {
                try {
                    for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                        jdbc.update(ARRIVED, record.value());
                    }
                    consumer.commitSync();
                } catch (RuntimeException e) { // hapax: swallowed-exception warning
                    LOG.error("the batch is lost with the next commit", e);
                }
            }
        }

        void putsAsideWhatFails(Producer<String, String> producer) throws Exception {
            Consumer<String, String> consumer = consumer();
            while (true) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    try {
                        jdbc.update(ARRIVED, record.value());
                    } catch (RuntimeException e) {
                        producer.send(new ProducerRecord<>("parcels.dlt", record.key(), record.value()))
                                .get();
                    }
                }
                consumer.commitSync();
            }
        }

        void tellsOfWhatFails(Producer<String, String> producer) throws Exception {
            Consumer<String, String> consumer = consumer();
            while (true) {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    try {
                        jdbc.update(ARRIVED, record.value());
                    } catch (RuntimeException e) { // hapax: swallowed-exception warning
                        producer.send(new ProducerRecord<>("parcels.dlt", record.key(), e.getMessage()))
                                .get();
                    }
                }
                consumer.commitSync();
            }
        }

        void pollsAgain() {
            Consumer<String, String> consumer = consumer();
            while (true) {
                ConsumerRecords<String, String> records;
                try {
                    records = consumer.poll(Duration.ofSeconds(1));
                } catch (RuntimeException e) {
                    LOG.error("nothing was handed out", e);
                    continue;
                }
                for (ConsumerRecord<String, String> record : records) {
                    jdbc.update(ARRIVED, record.value());
                }
                consumer.commitSync();
            }
        }

        void goesBack() {
            Consumer<String, String> consumer = consumer();
            while (true) {
                ConsumerRecords<String, String> records = consumer.poll(Duration.ofSeconds(1));
                for (ConsumerRecord<String, String> record : records) {
                    try {
                        jdbc.update(ARRIVED, record.value());
                        consumer.commitSync();
                    } catch (RuntimeException e) {
                        LOG.error("{}", record.offset(), e);
                        consumer.seek(new org.apache.kafka.common.TopicPartition("parcels", 0), record.offset());
                        break;
                    }
                }
            }
        }

        void givesUpOneOfThem() {
            Consumer<String, String> consumer = consumer();
            try {
                while (true) {
                    for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                        try {
                            jdbc.update(ARRIVED, record.value());
                        } catch (RuntimeException e) { // hapax: swallowed-exception warning
                            LOG.error("{}", record.offset(), e);
                        }
                    }
                    consumer.commitSync();
                }
            } finally {
                consumer.close();
            }
        }

        void commitsAllTheSame() {
            Consumer<String, String> consumer = consumer();
            try {
                while (true) {
                    for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                        jdbc.update(ARRIVED, record.value());
                    }
                    consumer.commitAsync();
                }
            } catch (RuntimeException e) { // hapax: swallowed-exception warning
                LOG.error("stopped", e);
            } finally {
                consumer.commitSync(); // hapax: swallowed-exception warning
                consumer.close();
            }
        }

        void beginsAnew() {
            Consumer<String, String> consumer = consumer();
            while (true) {
                try {
                    while (true) {
                        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                            jdbc.update(ARRIVED, record.value());
                        }
                        consumer.commitSync();
                    }
                } catch (RuntimeException e) { // hapax: swallowed-exception warning
                    LOG.error("the position is behind the batch", e);
                }
            }
        }
    }

    /** Each time with another consumer, which begins with what is committed. */
    static final class Anew {
        private JdbcTemplate jdbc;

        void beginsAnew() {
            while (!Thread.interrupted()) {
                Properties props = new Properties();
                props.put("group.id", "parcels");
                props.put("enable.auto.commit", "false");
                props.put("auto.offset.reset", "earliest");
                Consumer<String, String> consumer = new KafkaConsumer<>(props);
                try {
                    while (true) {
                        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                            jdbc.update(ARRIVED, record.value());
                        }
                        consumer.commitSync();
                    }
                } catch (RuntimeException e) {
                    LOG.error("the next one takes them again", e);
                } finally {
                    consumer.close();
                }
            }
        }
    }

    /** The consumer is kept, and the method may be called again. */
    static final class Ticks {
        private final Consumer<String, String> consumer = new KafkaConsumer<>(settings());
        private JdbcTemplate jdbc;

        private static Map<String, Object> settings() {
            return Map.of("group.id", "parcels", "enable.auto.commit", false, "auto.offset.reset", "earliest");
        }

        void tick() {
            try {
                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                    jdbc.update(ARRIVED, record.value());
                }
                consumer.commitSync();
            } catch (RuntimeException e) { // hapax: swallowed-exception warning
                LOG.error("the next tick commits", e);
            }
        }

        private ConsumerRecords<String, String> next() {
            return consumer.poll(Duration.ofSeconds(1));
        }

        void untilTheEnd() {
            try {
                while (true) {
                    for (ConsumerRecord<String, String> record : next()) {
                        jdbc.update(ARRIVED, record.value());
                    }
                    consumer.commitSync();
                }
            } catch (RuntimeException e) {
                LOG.error("stopped", e);
            } finally {
                consumer.close();
            }
        }
    }

    /** Closing it commits what was polled. */
    static final class ByTheClock {
        private JdbcTemplate jdbc;

        void endsTheLoop() {
            Properties props = new Properties();
            props.put("group.id", "parcels");
            props.put("enable.auto.commit", "true"); // hapax: config-conflict warning
            props.put("auto.offset.reset", "earliest");
            Consumer<String, String> consumer = new KafkaConsumer<>(props);
            try {
                while (true) {
                    for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                        jdbc.update(ARRIVED, record.value());
                    }
                }
            } catch (RuntimeException e) { // hapax: swallowed-exception warning
                LOG.error("stopped", e);
            } finally {
                consumer.close();
            }
        }
    }

    /** Nobody knows how it commits. */
    static final class Given {
        private JdbcTemplate jdbc;

        void endsTheLoop(Consumer<String, String> consumer) {
            try {
                while (true) {
                    for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                        jdbc.update(ARRIVED, record.value());
                    }
                    consumer.commitSync();
                }
            } catch (RuntimeException e) { // hapax: swallowed-exception warning
                LOG.error("stopped", e);
            } finally {
                consumer.close();
            }
        }
    }

    /** The consumer is within an object of the project's own. */
    static final class Inbox {
        private final KafkaConsumer<String, String> consumer;

        Inbox() {
            Properties props = new Properties();
            props.put("group.id", "parcels");
            props.put("enable.auto.commit", "false");
            consumer = new KafkaConsumer<>(props);
        }

        ConsumerRecords<String, String> next() {
            return consumer.poll(Duration.ofSeconds(1));
        }

        void done() {
            consumer.commitSync();
        }

        void close() {
            consumer.close();
        }
    }

    static final class Clerk {
        private JdbcTemplate jdbc;

        void endsTheLoop() {
            Inbox inbox = new Inbox();
            try {
                while (true) {
                    for (ConsumerRecord<String, String> record : inbox.next()) {
                        jdbc.update(ARRIVED, record.value());
                    }
                    inbox.done();
                }
            } catch (RuntimeException e) {
                LOG.error("stopped", e);
            } finally {
                inbox.close();
            }
        }

        void takesThemAsDone() {
            Inbox inbox = new Inbox();
            try {
                while (true) {
                    for (ConsumerRecord<String, String> record : inbox.next()) {
                        jdbc.update(ARRIVED, record.value());
                    }
                    inbox.done();
                }
            } catch (RuntimeException e) { // hapax: swallowed-exception warning
                LOG.error("stopped", e);
                inbox.done();
            }
        }
    }

    /** Nothing but the client raises it, and it does so before it hands anything out. */
    static final class WokenUp implements Runnable {
        private final KafkaConsumer<String, String> consumer;
        private final JdbcTemplate jdbc;
        private volatile boolean running = true;

        WokenUp(KafkaConsumer<String, String> consumer, JdbcTemplate jdbc) {
            this.consumer = consumer;
            this.jdbc = jdbc;
        }

        @Override
        public void run() {
            try {
                while (running) {
                    for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                        jdbc.update(ARRIVED, record.value());
                    }
                    consumer.commitSync();
                }
            } catch (org.apache.kafka.common.errors.WakeupException e) {
                LOG.info("asked to stop");
            }
        }
    }
}
