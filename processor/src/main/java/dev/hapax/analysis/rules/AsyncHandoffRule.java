package dev.hapax.analysis.rules;

import dev.hapax.analysis.Finding;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.judge.Loss;
import java.util.List;
import java.util.Optional;

/** Work that nobody waits for: the offset is committed before it is done. */
final class AsyncHandoffRule implements LossRule {
    @Override
    public Optional<Finding> check(Loss loss) {
        String work = LossFindings.work(loss);
        String where = LossFindings.where(loss);
        return switch (loss.kind()) {
            case HANDED_OFF ->
                finding(
                        loss,
                        "a crash loses " + work + ": " + where + " hands it on, and nobody waits for it",
                        "The handler returns and the offset is committed; the process dies before "
                                + loss.work().get(0) + ", or that fails.",
                        List.of(
                                "Do it before the handler returns, or wait for it:",
                                "  future.join();",
                                "or hand the future back, where the framework waits for it:",
                                "  return future;"));
            case NEVER_BEGUN ->
                finding(
                        loss,
                        "a message loses " + work + ": what " + where
                                + " hands back is dropped, and it begins only when somebody subscribes",
                        "No crash is needed: " + loss.work().get(0) + " never takes place.",
                        List.of("Hand it back, so that the framework subscribes:", "  return …;"));
            case KEPT_IN_MEMORY ->
                finding(
                        loss,
                        "a crash loses the message: " + where + " keeps it in memory, from where "
                                + loss.work().get(0) + " takes it",
                        "The handler returns and the offset is committed; the process dies with what is in memory.",
                        List.of("Do the work in the handler, or keep it in a table that the work is taken from."));
            default -> Optional.empty();
        };
    }

    private static Optional<Finding> finding(Loss loss, String headline, String crash, List<String> fix) {
        return Optional.of(
                LossFindings.of(loss, Rule.ASYNC_HANDOFF, LossFindings.severity(loss), headline, crash, fix));
    }
}
