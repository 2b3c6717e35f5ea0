package dev.hapax.dedup.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.DedupStore;
import dev.hapax.dedup.MemoryDedupStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A contract that no store can break is worth nothing: each of these breaks it in one way. */
final class DedupStoreContractTest {
    private enum Fault {
        FORGETS_MARKS("is granted, and done once it is marked"),
        TAKES_LIVE_CLAIMS("what another worker has claimed is held"),
        REFUSES_ITS_OWN("what the same owner left behind"),
        IGNORES_TOKENS("a claim ends with its lease, and is then another worker's"),
        NEVER_RELEASES("a released message can be claimed at once"),
        IGNORES_PAYLOADS("the same key with another payload"),
        IGNORES_HANDLERS("topics and handlers do not share keys"),
        IGNORES_CASE("keys are compared character by character"),
        SHUFFLES("answers come in the order"),
        LOCKS_NOTHING("one gets each");

        private final String caught;

        Fault(String caught) {
            this.caught = caught;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFaultIsCaughtByItsCase(Fault fault) {
        ContractCase found = DedupStoreContract.cases(new Faulty(fault)).stream()
                .filter(c -> c.name().contains(fault.caught))
                .findFirst()
                .orElseThrow();
        assertThatThrownBy(found::run).isInstanceOf(ContractBrokenException.class);
    }

    @Test
    void aLeaseThatNobodyWantsToWaitForIsRefused() {
        DedupStore slow = new MemoryDedupStore(10, Duration.ofMinutes(1));
        assertThatThrownBy(() -> DedupStoreContract.cases(slow)).hasMessageContaining("between 1 and 10 seconds");
    }

    @Test
    void aCaseSaysWhatMustHold() {
        assertThat(DedupStoreContract.cases(new MemoryDedupStore(10, Duration.ofSeconds(1))))
                .extracting(ContractCase::toString)
                .contains("a mark can be made again")
                .doesNotHaveDuplicates();
    }

    /** A store with one fault. */
    private static final class Faulty implements DedupStore {
        private final Fault fault;
        private final MemoryDedupStore good = new MemoryDedupStore(10_000, Duration.ofSeconds(1));

        Faulty(Fault fault) {
            this.fault = fault;
        }

        @Override
        public Optional<String> problem(boolean create) {
            return Optional.empty();
        }

        @Override
        public Duration lease() {
            return good.lease();
        }

        @Override
        public Optional<Duration> retention() {
            return Optional.empty();
        }

        @Override
        public List<Claim> claim(List<ClaimKey> keys, String owner) {
            return switch (fault) {
                case TAKES_LIVE_CLAIMS -> good.claim(keys, "everybody");
                case REFUSES_ITS_OWN -> good.claim(keys, owner + System.nanoTime());
                case IGNORES_PAYLOADS ->
                    seen(keys, owner, k -> key(k.group(), k.topic(), k.handler(), k.key(), "same"));
                case IGNORES_HANDLERS -> seen(keys, owner, k -> key(k.group(), "t", "h", k.key(), k.digest()));
                case IGNORES_CASE ->
                    seen(
                            keys,
                            owner,
                            k -> key(k.group(), k.topic(), k.handler(), k.key().toLowerCase(), k.digest()));
                case SHUFFLES -> {
                    List<Claim> answers = new ArrayList<>(good.claim(keys, owner));
                    java.util.Collections.reverse(answers);
                    yield answers;
                }
                case LOCKS_NOTHING ->
                    keys.size() == 1
                            ? good.claim(keys, owner)
                            : keys.stream()
                                    .<Claim>map(k -> new Claim.Granted(k, 7))
                                    .toList();
                default -> good.claim(keys, owner);
            };
        }

        private List<Claim> seen(List<ClaimKey> keys, String owner, Function<ClaimKey, ClaimKey> as) {
            return good.claim(keys.stream().map(as).toList(), owner);
        }

        private static ClaimKey key(String group, String topic, String handler, String key, String digest) {
            return new ClaimKey(group, topic, handler, key, digest);
        }

        @Override
        public List<Claim.Granted> done(List<Claim.Granted> claims) {
            if (fault == Fault.FORGETS_MARKS) {
                return List.of();
            }
            List<Claim.Granted> refused = good.done(claims);
            return fault == Fault.IGNORES_TOKENS ? List.of() : refused;
        }

        @Override
        public void release(List<Claim.Granted> claims) {
            if (fault != Fault.NEVER_RELEASES) {
                good.release(claims);
            }
        }
    }
}
