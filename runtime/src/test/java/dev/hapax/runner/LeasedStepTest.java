package dev.hapax.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hapax.Delivery;
import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.DedupStore;
import dev.hapax.dedup.MemoryDedupStore;
import dev.hapax.handler.Handler;
import dev.hapax.listener.RecordAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** Payloads are {@code key:body}. */
final class LeasedStepTest {
    private static final TopicPartition PARTITION = new TopicPartition("topic", 0);

    private final Watched store = new Watched(new MemoryDedupStore(1000, Duration.ofMinutes(1)));
    private final AtomicLong nanos = new AtomicLong();
    private final List<String> handled = new ArrayList<>();
    private Optional<Exception> failing = Optional.empty();
    private Duration handling = Duration.ZERO;
    private final LeasedStep<byte[], String> step = step("owner");

    private LeasedStep<byte[], String> step(String owner) {
        Handler<byte[], String> handler = Handler.builder(
                        "com.acme.Handlers.on", new ByteArrayDeserializer(), new StringDeserializer())
                .topics("topic")
                .group("group")
                .guarantee(Delivery.AT_LEAST_ONCE)
                .handle(message -> {});
        RecordStep<byte[], String> inner = messages -> {
            if (failing.isPresent()) {
                throw failing.get();
            }
            nanos.addAndGet(handling.toNanos());
            messages.forEach(message -> handled.add(message.record().value()));
            return new RecordStep.Result.Handled();
        };
        KeyReader<byte[], String> keys =
                new KeyReader<>(handler, payload -> payload.substring(0, payload.indexOf(':')));
        return new LeasedStep<>(inner, keys, new LeasedClaims(store, owner, nanos::get), nanos::get);
    }

    private static List<Message<byte[], String>> messages(int from, String... payloads) {
        return IntStream.range(0, payloads.length)
                .mapToObj(i -> message(from + i, payloads[i]))
                .toList();
    }

    private static Message<byte[], String> message(long offset, String payload) {
        return new Message<>(
                new RecordAddress("com.acme.Handlers.on", "topic", 0, offset),
                new ConsumerRecord<>("topic", 0, offset, null, payload.getBytes(StandardCharsets.UTF_8)),
                new ConsumerRecord<>("topic", 0, offset, null, payload));
    }

    private List<String> results(List<Message<byte[], String>> messages) throws Exception {
        step.begin(messages);
        List<String> results = new ArrayList<>();
        for (Message<byte[], String> message : messages) {
            results.add(step.handle(List.of(message)).getClass().getSimpleName());
        }
        return results;
    }

    @Test
    void aBatchTakesOneClaimAndOneMark() throws Exception {
        assertThat(results(messages(0, "a:1", "b:1", "c:1"))).containsOnly("Handled");
        assertThat(step.settle()).isEmpty();
        assertThat(store.asked).containsExactly("claim 3", "done 3");
        assertThat(handled).containsExactly("a:1", "b:1", "c:1");
    }

    @Test
    void keysAreClaimedInOrderAndOnceEach() throws Exception {
        assertThat(results(messages(0, "c:1", "a:1", "b:1", "a:1")))
                .containsExactly("Handled", "Handled", "Handled", "Duplicate");
        assertThat(store.keys).containsExactly("a", "b", "c");
    }

    @Test
    void aSecondPayloadUnderOneKeyOfTheBatchIsAFailure() throws Exception {
        List<Message<byte[], String>> batch = messages(0, "a:1", "a:2");
        step.begin(batch);
        step.handle(List.of(batch.get(0)));
        assertThatThrownBy(() -> step.handle(List.of(batch.get(1)))).isInstanceOf(KeyReusedException.class);
    }

    @Test
    void aKeyWhoseFirstMessageFailedIsTheSecondOnes() throws Exception {
        List<Message<byte[], String>> batch = messages(0, "a:1", "a:1");
        step.begin(batch);
        failing = Optional.of(new IllegalStateException("no"));
        assertThatThrownBy(() -> step.handle(List.of(batch.get(0)))).hasMessage("no");
        failing = Optional.empty();
        assertThat(step.handle(List.of(batch.get(1)))).isInstanceOf(RecordStep.Result.Handled.class);
    }

    @Test
    void whatABatchDidNotComeToIsReleased() throws Exception {
        List<Message<byte[], String>> batch = messages(0, "a:1", "b:1", "c:1");
        step.begin(batch);
        step.handle(List.of(batch.get(0)));
        step.settle();
        assertThat(store.claim(List.of(store.seen("b"), store.seen("c")), "another"))
                .hasOnlyElementsOfType(Claim.Granted.class);
        assertThat(store.claim(List.of(store.seen("a")), "another")).hasOnlyElementsOfType(Claim.Done.class);
    }

    @Test
    void aListIsHandledInOneCallWithoutItsDuplicates() throws Exception {
        List<Message<byte[], String>> batch = messages(0, "a:1", "b:1", "a:1", "c:1");
        step.begin(batch);
        assertThat(step.handle(batch)).isEqualTo(new RecordStep.Result.Partly(4, Set.of(2)));
        step.settle();
        assertThat(handled).containsExactly("a:1", "b:1", "c:1");
        step.begin(batch);
        assertThat(step.handle(batch)).isInstanceOf(RecordStep.Result.Duplicate.class);
    }

    @Test
    void aListEndsBeforeAMessageThatAnotherWorkerHolds() throws Exception {
        LeasedStep<byte[], String> another = step("another");
        another.begin(messages(0, "b:1"));
        List<Message<byte[], String>> batch = messages(0, "a:1", "b:1", "c:1");
        step.begin(batch);
        assertThat(step.handle(batch)).isEqualTo(new RecordStep.Result.Partly(1, Set.of()));
        assertThat(step.handle(batch.subList(1, 3))).isInstanceOf(RecordStep.Result.Later.class);
        step.settle();
        assertThat(handled).containsExactly("a:1");
        assertThat(store.claim(List.of(store.seen("c")), "third")).hasOnlyElementsOfType(Claim.Granted.class);
    }

    @Test
    void aListWhoseKeyHasAnotherPayloadEndsBeforeIt() throws Exception {
        List<Message<byte[], String>> batch = messages(0, "a:1", "a:2");
        step.begin(batch);
        assertThat(step.handle(batch)).isEqualTo(new RecordStep.Result.Partly(1, Set.of()));
        assertThatThrownBy(() -> step.handle(batch.subList(1, 2))).isInstanceOf(KeyReusedException.class);
    }

    @Test
    void aListThatFailsLeavesNoClaim() throws Exception {
        List<Message<byte[], String>> batch = messages(0, "a:1", "b:1");
        step.begin(batch);
        failing = Optional.of(new IllegalStateException("no"));
        assertThatThrownBy(() -> step.handle(batch)).hasMessage("no");
        step.settle();
        assertThat(store.claim(List.of(store.seen("a"), store.seen("b")), "another"))
                .hasOnlyElementsOfType(Claim.Granted.class);
    }

    @Test
    void aSlowEffectIsMarkedBeforeTheNextBegins() throws Exception {
        handling = Duration.ofMillis(6);
        List<Message<byte[], String>> batch = messages(0, "a:1", "b:1");
        step.begin(batch);
        step.handle(List.of(batch.get(0)));
        assertThat(store.asked).containsExactly("claim 2", "done 1");
    }

    @Test
    void whatCouldNotBeMarkedIsPostponedAndNotHandledAgain() throws Exception {
        List<Message<byte[], String>> batch = messages(5, "a:1", "b:1");
        step.begin(batch);
        step.handle(List.of(batch.get(0)));
        step.handle(List.of(batch.get(1)));
        store.down = true;
        assertThat(step.settle().get(PARTITION)).isInstanceOfSatisfying(Unsettled.Postponed.class, postponed -> {
            assertThat(postponed.offset()).isEqualTo(5);
            assertThat(postponed.why()).contains("the deduplication store failed", "down");
        });
        // It comes again, while the store is still down, and once it is up.
        assertThat(results(batch)).containsOnly("Later");
        step.settle();
        store.down = false;
        assertThat(results(batch)).containsOnly("Duplicate");
        assertThat(step.settle()).isEmpty();
        assertThat(handled).containsExactly("a:1", "b:1");
        assertThat(store.claim(List.of(store.seen("a"), store.seen("b")), "another"))
                .hasOnlyElementsOfType(Claim.Done.class);
    }

    @Test
    void aStoreThatIsDownIsAskedOnceABatch() throws Exception {
        store.down = true;
        assertThat(results(messages(0, "a:1", "b:1"))).containsOnly("Later");
        assertThat(store.asked).containsExactly("claim 2");
        assertThat(handled).isEmpty();
    }

    @Test
    void aClaimThatIsHalfOverIsMadeAnewWithAllThatWait() throws Exception {
        List<Message<byte[], String>> batch = messages(0, "a:1", "b:1", "c:1");
        step.begin(batch);
        step.handle(List.of(batch.get(0)));
        nanos.addAndGet(Duration.ofSeconds(31).toNanos());
        step.handle(List.of(batch.get(1)));
        step.handle(List.of(batch.get(2)));
        assertThat(store.asked).containsExactly("claim 3", "claim 2", "done 2");
        assertThat(handled).containsExactly("a:1", "b:1", "c:1");
    }

    @Test
    void anAnswerThatComesTooLateIsNotUsed() throws Exception {
        store.late = () -> nanos.addAndGet(Duration.ofSeconds(40).toNanos());
        List<Message<byte[], String>> batch = messages(0, "a:1");
        step.begin(batch);
        assertThat(step.handle(List.of(batch.get(0))))
                .isInstanceOfSatisfying(
                        RecordStep.Result.Later.class,
                        later -> assertThat(later.why())
                                .contains("it took 40000 ms to answer, more than half of its lease (60000 ms)"));
        assertThat(handled).isEmpty();
        assertThat(store.asked).containsExactly("claim 1", "release 1");
    }

    @Test
    void anotherWorkersClaimIsWaitedFor() throws Exception {
        List<Message<byte[], String>> batch = messages(0, "a:1");
        LeasedStep<byte[], String> another = step("another");
        another.begin(batch);
        step.begin(batch);
        assertThat(step.handle(List.of(batch.get(0)))).isInstanceOfSatisfying(RecordStep.Result.Later.class, later -> {
            assertThat(later.why()).contains("another worker is handling the key \"a\"");
            assertThat(later.delay()).isPositive();
        });
        step.settle();
        another.handle(List.of(batch.get(0)));
        another.settle();
        step.begin(batch);
        assertThat(step.handle(List.of(batch.get(0)))).isInstanceOf(RecordStep.Result.Duplicate.class);
    }

    /** A store that tells what it was asked, and that can be down. */
    private static final class Watched implements DedupStore {
        private final MemoryDedupStore store;
        private final List<String> asked = new ArrayList<>();
        private final List<String> keys = new ArrayList<>();
        private final List<ClaimKey> all = new ArrayList<>();
        private Runnable late = () -> {};
        private boolean down;

        Watched(MemoryDedupStore store) {
            this.store = store;
        }

        ClaimKey seen(String key) {
            return all.stream().filter(k -> k.key().equals(key)).findFirst().orElseThrow();
        }

        private void asked(String what) {
            asked.add(what);
            if (down) {
                throw new IllegalStateException("down");
            }
        }

        @Override
        public Optional<String> problem(boolean create) {
            return Optional.empty();
        }

        @Override
        public Duration lease() {
            return store.lease();
        }

        @Override
        public Optional<Duration> retention() {
            return Optional.empty();
        }

        @Override
        public List<Claim> claim(List<ClaimKey> claimed, String owner) {
            asked("claim " + claimed.size());
            all.addAll(claimed);
            claimed.forEach(key -> keys.add(key.key()));
            List<Claim> answers = store.claim(claimed, owner);
            late.run();
            return answers;
        }

        @Override
        public List<Claim.Granted> done(List<Claim.Granted> claims) {
            asked("done " + claims.size());
            return store.done(claims);
        }

        @Override
        public void release(List<Claim.Granted> claims) {
            asked("release " + claims.size());
            store.release(claims);
        }
    }
}
