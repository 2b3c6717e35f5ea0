package dev.hapax.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hapax.Delivery;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.failure.FailureDecision;
import dev.hapax.testbed.KafkaBroker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** A broker that comes back ends a transaction while its partitions have no leader, and forgets to mark its end in them. */
@SuppressWarnings("try") // a runner runs by itself
final class ForgottenTransactionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /**
     * The broker's session outlasts the kill: when it comes back, it still counts as the leader, rolls back what has timed out,
     * and loses its leadership before it can write the markers.
     */
    private static final Map<String, String> SLOW_SESSION = Map.of(
            "broker.session.timeout.ms",
            "20000",
            "transaction.abort.timed.out.transaction.cleanup.interval.ms",
            "1000");

    private static final Map<String, String> ACLS = Map.of(
            "authorizer.class.name",
            "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
            "allow.everyone.if.no.acl.found",
            "true");

    @Test
    void whatWasAbortedDoesNotComeWithTheNextCommit() throws Exception {
        try (KafkaBroker kafka = KafkaBroker.start(SLOW_SESSION)) {
            Messages messages = Messages.of(kafka);
            kafka.createTopic("in", 1);
            kafka.createTopic("out", 1);
            List<String> sent = messages.sendTo("in", 1, "m", 3);
            CountDownLatch back = new CountDownLatch(1);
            AtomicInteger calls = new AtomicInteger();
            try (RunningHandlers running = start(kafka, () -> {
                if (calls.incrementAndGet() == 1) {
                    back.await();
                }
            })) {
                await().atMost(PATIENCE).until(() -> written(kafka) > 0);
                kafka.kill();
                kafka.restart();
                back.countDown();
                List<String> read = messages.read("out", sent.size(), PATIENCE);
                assertThat(read)
                        .as(() -> new TransactionTrace(kafka).of("out", Set.copyOf(sent), "once"))
                        .containsExactlyElementsOf(sent);
            }
        }
    }

    @Test
    void aTopicThatMayNotBeLookedIntoHoldsUpNothing() throws Exception {
        try (KafkaBroker kafka = KafkaBroker.start(ACLS)) {
            Messages messages = Messages.of(kafka);
            kafka.createTopic("in", 1);
            kafka.createTopic("out", 1);
            AclBinding noReading = acl(AclOperation.READ, AclPermissionType.DENY);
            AclBinding allElse = acl(AclOperation.ALL, AclPermissionType.ALLOW);
            List<String> sent = messages.sendTo("in", 1, "m", 3);
            AtomicInteger calls = new AtomicInteger();
            try (Admin admin = kafka.admin()) {
                admin.createAcls(List.of(noReading, allElse)).all().get();
                try (RunningHandlers running = start(kafka, () -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new IllegalStateException("not yet");
                    }
                })) {
                    await().atMost(PATIENCE).until(() -> calls.get() > sent.size());
                }
                admin.deleteAcls(List.of(noReading.toFilter())).all().get();
            }
            assertThat(messages.read("out", sent.size(), PATIENCE)).containsExactlyElementsOf(sent);
        }
    }

    private static AclBinding acl(AclOperation operation, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, "out", PatternType.LITERAL),
                new AccessControlEntry("User:ANONYMOUS", "*", operation, permission));
    }

    private interface Step {
        void run() throws Exception;
    }

    /** Sends each message on, and then does the rest. */
    private static RunningHandlers start(KafkaBroker kafka, Step rest) {
        return Hapax.connect(kafka.bootstrapServers())
                .instance("worker")
                .failurePolicy(failure -> new FailureDecision.Retry(Duration.ofMillis(200)))
                .property("transaction.timeout.ms", "3000")
                .property("delivery.timeout.ms", "3000")
                .property("request.timeout.ms", "2000")
                .property("max.block.ms", "3000")
                .start(TestHandlers.factory(TestHandlers.handler(Delivery.EXACTLY_ONCE, "in", "once")
                        .<String, String>handleEmitting(
                                new StringSerializer(), new StringSerializer(), (message, emitter) -> {
                                    emitter.send("out", "", message.value());
                                    rest.run();
                                })));
    }

    /** How many messages are there, committed or not. */
    private static long written(KafkaBroker kafka) throws Exception {
        TopicPartition out = new TopicPartition("out", 0);
        try (Admin admin = kafka.admin()) {
            return admin.listOffsets(Map.of(out, OffsetSpec.latest()))
                    .partitionResult(out)
                    .get()
                    .offset();
        }
    }
}
