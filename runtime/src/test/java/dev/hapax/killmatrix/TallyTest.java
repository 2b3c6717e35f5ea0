package dev.hapax.killmatrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The matrix is worth what its ledger can see. */
final class TallyTest {
    private static final Set<String> SENT =
            IntStream.range(0, 100).mapToObj(i -> "m" + i).collect(Collectors.toSet());

    private static Map<String, Integer> once() {
        Map<String, Integer> effects = new HashMap<>();
        SENT.forEach(message -> effects.put(message, 1));
        return effects;
    }

    private static boolean kept(Promise promise, Map<String, Integer> effects, int disturbances) {
        return Tally.of(SENT, effects).broken(promise, disturbances, 0).isEmpty();
    }

    @Test
    void oneEffectEachKeepsEveryPromise() {
        for (Promise promise : Promise.values()) {
            assertThat(kept(promise, once(), 0)).isTrue();
        }
    }

    @Test
    void oneSecondEffectBreaksOnceAndAtMostOnce() {
        Map<String, Integer> effects = once();
        effects.put("m7", 2);
        assertThat(kept(Promise.ONCE, effects, 9)).isFalse();
        assertThat(kept(Promise.AT_MOST_ONCE, effects, 9)).isFalse();
        assertThat(kept(Promise.AT_LEAST_ONCE, effects, 0)).isTrue();
        assertThat(kept(Promise.ONCE_BUT_FOR_WINDOWS, effects, 1)).isTrue();
        assertThat(kept(Promise.ONCE_BUT_FOR_WINDOWS, effects, 0)).isFalse();
    }

    @Test
    void oneLossBreaksAllButAtMostOnce() {
        Map<String, Integer> effects = once();
        effects.remove("m7");
        assertThat(kept(Promise.ONCE, effects, 9)).isFalse();
        assertThat(kept(Promise.AT_LEAST_ONCE, effects, 9)).isFalse();
        assertThat(kept(Promise.ONCE_BUT_FOR_WINDOWS, effects, 9)).isFalse();
        assertThat(kept(Promise.AT_MOST_ONCE, effects, 1)).isTrue();
        assertThat(kept(Promise.AT_MOST_ONCE, effects, 0)).isFalse();
    }

    @Test
    void atMostOnceLosesOneBatchForEachDisturbance() {
        Map<String, Integer> effects = once();
        IntStream.rangeClosed(0, MatrixWorker.MAX_POLL_RECORDS).forEach(i -> effects.remove("m" + i));
        assertThat(kept(Promise.AT_MOST_ONCE, effects, 1)).isFalse();
        assertThat(kept(Promise.AT_MOST_ONCE, effects, 2)).isTrue();
        assertThat(Tally.of(SENT, effects).broken(Promise.AT_MOST_ONCE, 1, 1)).isEmpty();
    }

    @Test
    void manyEffectsOfOneMessageAreMany() {
        Map<String, Integer> effects = once();
        effects.put("m7", 5);
        Tally tally = Tally.of(SENT, effects);
        assertThat(tally.again()).isEqualTo(4);
        assertThat(tally.broken(Promise.ONCE_BUT_FOR_WINDOWS, 1, 0)).hasValue("again 4, more than 3: m7");
    }

    @Test
    void whatNobodySentBreaksEveryPromise() {
        Map<String, Integer> effects = once();
        effects.put("stranger", 1);
        for (Promise promise : Promise.values()) {
            assertThat(kept(promise, effects, 9)).isFalse();
        }
    }

    @Test
    void nothingSentShowsNothing() {
        assertThat(Tally.of(Set.of(), Map.of()).broken(Promise.AT_LEAST_ONCE, 0, 0))
                .hasValue("nothing was sent");
    }
}
