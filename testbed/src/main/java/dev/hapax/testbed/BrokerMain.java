package dev.hapax.testbed;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** The child JVM's side of {@link KafkaBroker}: formats the directory when it is new, and runs the server. */
final class BrokerMain {
    /** The line that says that the server is up. */
    static final String STARTED = "hapax-testbed: broker started";

    private BrokerMain() {}

    public static void main(String[] arguments) {
        try {
            run(Path.of(arguments[0]));
        } catch (Exception | LinkageError e) {
            e.printStackTrace();
            // server threads that have started keep the JVM alive otherwise
            Runtime.getRuntime().halt(1);
        }
    }

    private static void run(Path settingsFile) throws Exception {
        Properties settings = new Properties();
        try (Reader in = Files.newBufferedReader(settingsFile)) {
            settings.load(in);
        }
        format(settings);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "broker-shutdown"));
        server.startup();
        System.out.println(STARTED);
        server.awaitShutdown();
    }

    private static void format(Properties settings) throws Exception {
        String directory = settings.getProperty("log.dirs");
        new Formatter()
                .setPrintStream(System.out)
                .setNodeId(Integer.parseInt(settings.getProperty("node.id")))
                .setClusterId(settings.getProperty(KafkaBroker.CLUSTER_ID))
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName(settings.getProperty("controller.listener.names"))
                .setMetadataLogDirectory(directory)
                .addDirectory(directory)
                .setIgnoreFormatted(true)
                .run();
    }
}
