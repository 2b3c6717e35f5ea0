package dev.hapax.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class OutcomeTest {
    private static final List<Kill> TWO_KILLS = List.of(kill(0), kill(3));

    @Test
    void everythingOnceKeepsEveryPromise() {
        for (Promise promise : Promise.ALL) {
            assertThat(Outcome.of(promise, 4, new int[] {1, 1, 1, 1}, TWO_KILLS).kept())
                    .isTrue();
        }
    }

    @Test
    void aWorkerThatDidNothingKeepsNoPromise() {
        for (Promise promise : Promise.ALL) {
            assertThat(Outcome.of(promise, 4, new int[] {0, 0, 0, 0}, TWO_KILLS).kept())
                    .isFalse();
            assertThat(Outcome.of(promise, 0, new int[0], TWO_KILLS).kept()).isFalse();
        }
    }

    @Test
    void killsThatHitNothingShowNothing() {
        for (Promise promise : Promise.ALL) {
            int[] effects = {1, 1};
            assertThat(Outcome.of(promise, 2, effects, List.of(kill(0))).kept()).isFalse();
            assertThat(Outcome.of(promise, 2, effects, List.of()).kept()).isFalse();
        }
    }

    @Test
    void onlyAtMostOnceMayLose() {
        int[] effects = {1, 0, 1};
        assertThat(Outcome.of(Promise.METRICS, 3, effects, TWO_KILLS).kept()).isTrue();
        for (Promise promise : List.of(Promise.ORDERS, Promise.MAILS, Promise.PAYMENTS, Promise.LABELS)) {
            Outcome outcome = Outcome.of(promise, 3, effects, TWO_KILLS);
            assertThat(outcome.lost()).isEqualTo(1);
            assertThat(outcome.kept()).isFalse();
        }
    }

    @Test
    void atMostOnceLosesNoMoreThanABatchAtEachKill() {
        int most = TWO_KILLS.size() * ShopWorker.MAX_POLL_RECORDS;
        assertThat(Outcome.of(Promise.METRICS, most + 1, handledAndLost(1, most), TWO_KILLS)
                        .kept())
                .isTrue();
        assertThat(Outcome.of(Promise.METRICS, most + 2, handledAndLost(1, most + 1), TWO_KILLS)
                        .kept())
                .isFalse();
    }

    @Test
    void onlyCheckThenActMayApplyTwiceAndNoMoreThanOnceAtEachKill() {
        assertThat(Outcome.of(Promise.MAILS, 3, new int[] {2, 2, 1}, TWO_KILLS).kept())
                .isTrue();
        assertThat(Outcome.of(Promise.MAILS, 3, new int[] {2, 2, 2}, TWO_KILLS).kept())
                .isFalse();
        for (Promise promise : List.of(Promise.METRICS, Promise.ORDERS, Promise.PAYMENTS, Promise.LABELS)) {
            Outcome outcome = Outcome.of(promise, 2, new int[] {2, 1}, TWO_KILLS);
            assertThat(outcome.twice()).isEqualTo(1);
            assertThat(outcome.kept()).isFalse();
        }
    }

    private static int[] handledAndLost(int handled, int lost) {
        int[] effects = new int[handled + lost];
        Arrays.fill(effects, 0, handled, 1);
        return effects;
    }

    private static Kill kill(int inFlight) {
        return new Kill(Promise.ALL.stream().collect(Collectors.toMap(Function.identity(), promise -> inFlight)));
    }
}
