package dev.hapax.analysis.description;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.description.EffectDescription.Verdict;
import dev.hapax.analysis.judge.Change;
import dev.hapax.analysis.judge.Judged;
import dev.hapax.analysis.judge.Protection;
import dev.hapax.analysis.judge.Repeat;

/** Says of an effect what a redelivery does, and what keeps it from that. */
final class EffectWords {
    private EffectWords() {}

    static EffectDescription describe(Judged judged) {
        Change change = judged.change();
        return new EffectDescription(
                change.words().once(),
                repeat(change),
                verdict(judged),
                protection(judged),
                window(judged),
                change.durable(),
                change.effect().path());
    }

    private static String repeat(Change change) {
        String outcome =
                change.words().outcome().isEmpty() ? "" : ": " + change.words().outcome();
        return switch (change.repeat()) {
            case NOTHING -> "does nothing more";
            case SKIPS -> "fails on what is there, and the handler takes that for done";
            case AGAIN, FAILS -> change.words().again() + outcome;
            case PERHAPS -> "probably " + change.words().again() + outcome;
            case CLAIMS -> "finds that it was claimed";
            case READS ->
                change.isGuessedRead()
                        ? "probably reads again, since its result is used: neither the project's code nor the catalog explains it"
                        : "reads again";
            case UNJUDGED -> "does what neither the project's code nor the catalog explains";
            case NOT_ANALYZED -> change.words().again();
        };
    }

    private static Verdict verdict(Judged judged) {
        Change change = judged.change();
        if (change.repeat() == Repeat.UNJUDGED || change.repeat() == Repeat.NOT_ANALYZED || change.isGuessedRead()) {
            return Verdict.UNJUDGED;
        }
        boolean most = judged.guarantee() == Guarantee.AT_MOST_ONCE;
        if (most) {
            return change.durable() && change.repeat() != Repeat.READS ? Verdict.DOUBTFUL : Verdict.SAFE;
        }
        if (change.repeat().isHarmless()) {
            return Verdict.SAFE;
        }
        return switch (judged.protection().kind()) {
            case NATURAL, TRANSACTION, CLAIM, DEDUP, MARK, RECOURSE -> Verdict.SAFE;
            case DEDUP_WITH_WINDOW, RACED, CHECKED ->
                judged.guarantee() == Guarantee.EXACTLY_ONCE ? Verdict.UNSAFE : Verdict.WINDOW;
            case REPORT -> Verdict.DOUBTFUL;
            case MARKED_FIRST, EXPIRING_GUARD, VOLATILE_GUARD, OPEN_GUARD, UNFOLLOWED, NONE ->
                change.durable() && change.repeat() != Repeat.PERHAPS ? Verdict.UNSAFE : Verdict.DOUBTFUL;
        };
    }

    private static String protection(Judged judged) {
        String how = sentence(judged);
        String because = judged.protection().because();
        return because.isEmpty() || how.isEmpty() ? how : how + " (" + because + ")";
    }

    private static String sentence(Judged judged) {
        if (judged.change().repeat() == Repeat.READS) {
            return "";
        }
        boolean harmless = judged.change().repeat().isHarmless();
        return switch (judged.protection().kind()) {
            case NATURAL -> "It is idempotent by itself.";
            case TRANSACTION -> "The guarantee's own transaction covers it.";
            case CLAIM -> "A claim in the same transaction lets it happen once.";
            case DEDUP -> "The message's claim commits together with it.";
            case DEDUP_WITH_WINDOW -> "The message is claimed, in a store of its own.";
            case MARK -> "It is the mark by which other effects are guarded.";
            case RECOURSE, REPORT -> "It is done only where something has failed.";
            case RACED -> "Check, then act and mark at once.";
            case CHECKED -> "Check, act, mark.";
            case MARKED_FIRST -> "It is marked as done before it is done.";
            case EXPIRING_GUARD -> "A check guards it whose mark is gone after a time.";
            case VOLATILE_GUARD -> "A check in memory guards it.";
            case OPEN_GUARD -> "A check guards it that nothing closes.";
            case UNFOLLOWED -> "Perhaps the guarantee's own transaction covers it.";
            case NONE -> harmless ? "It is idempotent by itself." : "";
        };
    }

    private static String window(Judged judged) {
        String once = judged.change().words().once();
        if (judged.change().repeat().isHarmless() && judged.guarantee() != Guarantee.AT_MOST_ONCE) {
            return "";
        }
        if (judged.guarantee() == Guarantee.AT_MOST_ONCE) {
            return judged.change().durable() && judged.change().repeat() != Repeat.READS
                    ? "Lost when the process dies after the offset is committed and before " + once + "."
                    : "";
        }
        Protection.Kind kind = judged.protection().kind();
        return switch (kind) {
            case NATURAL, TRANSACTION, CLAIM, DEDUP, MARK, RECOURSE -> "";
            case DEDUP_WITH_WINDOW, CHECKED ->
                "Twice when the process dies after " + once + " and before that is marked.";
            case RACED -> "Twice when two runs at the same time check before either has marked.";
            case REPORT -> "Twice when the process dies after " + once + " and the next run fails, too.";
            case MARKED_FIRST -> "Never when the process dies after the mark and before " + once + ".";
            case EXPIRING_GUARD -> "Twice when the redelivery comes after the mark has expired.";
            case VOLATILE_GUARD -> "Twice when the process dies after " + once + ": the check is gone with it.";
            case OPEN_GUARD, UNFOLLOWED, NONE ->
                judged.change().repeat() == Repeat.UNJUDGED || judged.change().repeat() == Repeat.NOT_ANALYZED
                        ? ""
                        : "Twice when the process dies after " + once + " and before the offset is committed.";
        };
    }
}
