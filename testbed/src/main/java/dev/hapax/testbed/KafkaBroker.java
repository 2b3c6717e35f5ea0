package dev.hapax.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InvalidReplicationFactorException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * A Kafka broker with its controller, in a child JVM on loopback, that can be stopped, killed, suspended and brought
 * back with its port and its data. It is tuned for tests: one replica, short group sessions allowed, no delay before the
 * first rebalance. Not thread-safe.
 */
public final class KafkaBroker implements AutoCloseable {
    static final String CLUSTER_ID = "hapax.testbed.cluster.id";
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration STOP = Duration.ofSeconds(20);
    private static final Duration TOPIC = Duration.ofSeconds(30);

    private final Path directory;
    private final Path settings;
    private final int port;
    private final int proxiedPort;
    private int starts;
    private Optional<WorkerProcess> process = Optional.empty();

    private KafkaBroker(Map<String, String> overrides, OptionalInt proxy) {
        directory = Directories.temporary("hapax-kafka-");
        settings = directory.resolve("server.properties");
        port = LoopbackPorts.free();
        proxiedPort = LoopbackPorts.free();
        Map<String, String> alone = BrokerSettings.of(port, LoopbackPorts.free(), directory.resolve("data"), overrides);
        write(proxy.isPresent() ? BrokerSettings.behind(alone, proxiedPort, proxy.getAsInt()) : alone);
    }

    /**
     * Starts a broker.
     *
     * @return a broker that answers
     * @throws TestbedException if it does not come up; the message shows the end of its log
     */
    public static KafkaBroker start() {
        return start(Map.of());
    }

    /**
     * Starts a broker.
     *
     * @param overrides broker settings on top of the testbed's
     * @return a broker that answers
     * @throws TestbedException if it does not come up; the message shows the end of its log
     */
    public static KafkaBroker start(Map<String, String> overrides) {
        return start(new KafkaBroker(overrides, OptionalInt.empty()));
    }

    /**
     * Starts a broker that a proxy can stand before: on {@link #proxiedPort()} it sends its clients to the proxy's port.
     * Those of {@link #bootstrapServers()} still speak to it directly.
     *
     * @param overrides broker settings on top of the testbed's
     * @param proxyPort where the proxy listens on loopback; it need not answer yet
     * @return a broker that answers
     * @throws TestbedException if it does not come up; the message shows the end of its log
     */
    public static KafkaBroker startBehind(int proxyPort, Map<String, String> overrides) {
        return start(new KafkaBroker(overrides, OptionalInt.of(proxyPort)));
    }

    private static KafkaBroker start(KafkaBroker broker) {
        try {
            broker.launch();
        } catch (RuntimeException e) {
            broker.close();
            throw e;
        }
        return broker;
    }

    /**
     * Where clients connect to; the same after every restart.
     *
     * @return {@code host:port}
     */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /**
     * Where a proxy finds the broker, if it was started behind one; the same after every restart.
     *
     * @return a port on loopback
     */
    public int proxiedPort() {
        return proxiedPort;
    }

    /**
     * A new admin client of this broker.
     *
     * @return a client for the caller to close
     */
    public Admin admin() {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    }

    /**
     * Creates a topic and waits until its partitions can be used.
     *
     * @param topic a new topic's name
     * @param partitions how many partitions it has
     * @throws TestbedException if the broker refuses
     */
    public void createTopic(String topic, int partitions) {
        createTopic(topic, partitions, Map.of());
    }

    /**
     * Creates a topic and waits until its partitions can be used.
     *
     * @param topic a new topic's name
     * @param partitions how many partitions it has
     * @param configuration topic settings, such as {@code cleanup.policy}
     * @throws TestbedException if the broker refuses
     */
    public void createTopic(String topic, int partitions, Map<String, String> configuration) {
        try (Admin admin = admin()) {
            NewTopic created = new NewTopic(topic, partitions, (short) 1).configs(configuration);
            create(admin, created);
            awaitPartitions(admin, topic, partitions);
        } catch (ExecutionException | TimeoutException e) {
            throw new TestbedException("The topic " + topic + " could not be created.", e);
        } catch (InterruptedException e) {
            throw Interruption.during("creating the topic " + topic, e);
        }
    }

    /** On a busy machine the broker can miss a heartbeat, and counts as absent until the next one. */
    private static void create(Admin admin, NewTopic topic)
            throws ExecutionException, InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + TOPIC.toNanos();
        while (true) {
            try {
                admin.createTopics(List.of(topic)).all().get(TOPIC.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof InvalidReplicationFactorException) || System.nanoTime() > deadline) {
                    throw e;
                }
            }
            Thread.sleep(50);
        }
    }

    /** The controller has a new topic before the broker has it: then each partition's log answers. */
    private static void awaitPartitions(Admin admin, String topic, int partitions)
            throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> logs = IntStream.range(0, partitions)
                .boxed()
                .collect(Collectors.toMap(p -> new TopicPartition(topic, p), p -> OffsetSpec.earliest()));
        long deadline = System.nanoTime() + TOPIC.toNanos();
        while (true) {
            try {
                admin.listOffsets(logs).all().get(TOPIC.toMillis(), TimeUnit.MILLISECONDS);
                return;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException) || System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(50);
            }
        }
    }

    /** Kills the broker as {@code kill -9} does. Nothing happens if it is down. */
    public void kill() {
        end(WorkerProcess::kill9);
    }

    /** Shuts the broker down in order. Nothing happens if it is down. */
    public void stop() {
        end(running -> running.terminate(STOP));
    }

    /** Brings the broker up on its port and its data, after shutting it down in order if it runs. */
    public void restart() {
        stop();
        launch();
    }

    /** Stops the broker where it stands ({@code SIGSTOP}): connections stay open, nothing answers. */
    public void suspend() {
        running().suspend();
    }

    /** Lets a suspended broker go on. */
    public void resume() {
        running().resume();
    }

    /**
     * Whether the broker's process runs; a suspended one does.
     *
     * @return {@code false} after {@link #stop()} and {@link #kill()}
     */
    public boolean isRunning() {
        return process.filter(WorkerProcess::isAlive).isPresent();
    }

    /**
     * What the broker has written since its first start: warnings, and what becomes of transactions.
     *
     * @return the lines of every start, the oldest first
     */
    public List<String> log() {
        return IntStream.rangeClosed(1, starts)
                .mapToObj(this::log)
                .flatMap(log -> log.lines().stream())
                .toList();
    }

    private ChildLog log(int start) {
        return new ChildLog(directory.resolve("broker-" + start + ".log"));
    }

    private WorkerProcess running() {
        return process.orElseThrow(() -> new IllegalStateException("the broker is down"));
    }

    private void launch() {
        starts++;
        WorkerProcess started = WorkerProcess.startIn(
                directory,
                WorkerSpec.of("kafka-broker", BrokerMain.class.getName())
                        .withClassPath(ClassPath.ofBroker())
                        .withJvmOptions(
                                "-XX:TieredStopAtLevel=1",
                                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                                "-Dorg.slf4j.simpleLogger.log.kafka.coordinator.transaction=info",
                                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                                "-Dorg.slf4j.simpleLogger.dateTimeFormat=HH:mm:ss.SSS")
                        .withArguments(settings.toString())
                        .withLog(log(starts).file()));
        process = Optional.of(started);
        started.awaitLine(BrokerMain.STARTED::equals, START);
        awaitAnswer(started);
    }

    private void awaitAnswer(WorkerProcess started) {
        try (Admin admin = admin()) {
            admin.describeCluster().nodes().get(START.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new TestbedException(
                    "The Kafka broker at " + bootstrapServers() + " does not answer." + started.endOfOutput(), e);
        } catch (InterruptedException e) {
            throw Interruption.during("waiting for the Kafka broker", e);
        }
    }

    private void end(Consumer<WorkerProcess> how) {
        process.ifPresent(running -> {
            how.accept(running);
            running.close();
        });
        process = Optional.empty();
    }

    private void write(Map<String, String> values) {
        Properties properties = new Properties();
        properties.putAll(values);
        properties.put(CLUSTER_ID, Uuid.randomUuid().toString());
        try (Writer out = Files.newBufferedWriter(settings)) {
            properties.store(out, null);
        } catch (IOException e) {
            throw new UncheckedIOException("The broker's settings could not be written to " + settings + ".", e);
        }
    }

    /** Kills the broker if it runs, and removes its data. */
    @Override
    public void close() {
        kill();
        Directories.delete(directory);
    }
}
