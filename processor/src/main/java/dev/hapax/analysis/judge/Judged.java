package dev.hapax.analysis.judge;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.handlers.Handler;
import java.util.List;

/**
 * A change, the handler that makes it, and what protects it: what the rules decide by.
 *
 * @param handler the handler
 * @param change the change
 * @param protection what protects it
 * @param strict whether what could not be judged counts
 * @param isDeclared whether findings that are sure are errors: true where somebody declared a guarantee, by Hapax's own
 *     annotations
 * @param lost what is lost with it, where a mark comes first
 */
public record Judged(
        Handler handler, Change change, Protection protection, boolean strict, boolean isDeclared, Lost lost) {
    Judged(Handler handler, Change change, Protection protection, boolean strict, boolean isDeclared) {
        this(handler, change, protection, strict, isDeclared, Lost.ALONE);
    }

    /**
     * What a crash after a mark takes.
     *
     * @param isTold whether the change stands for all of it
     * @param besides the rest of it, on the change's own way and on others; nothing where the change is not told
     */
    public record Lost(boolean isTold, List<Change> besides) {
        static final Lost ALONE = new Lost(true, List.of());

        /** Copies the list. */
        public Lost {
            besides = List.copyOf(besides);
        }
    }

    Judged with(Lost other) {
        return new Judged(handler, change, protection, strict, isDeclared, other);
    }

    /**
     * Whether a redelivery skips it that comes because of a crash before it: a mark says that it is done.
     *
     * @return false for what only the process held
     */
    public boolean isLostByMark() {
        return protection.kind() == Protection.Kind.MARKED_FIRST
                && guarantee() != Guarantee.AT_MOST_ONCE
                && change.durable()
                && (change.repeat().takesEffect() || change.repeat() == Repeat.NOTHING);
    }

    /**
     * The guarantee that it is judged by.
     *
     * @return the handler's guarantee
     */
    public Guarantee guarantee() {
        return handler.method().guarantee();
    }

    /**
     * The same, as if its handler declared its guarantee.
     *
     * @return the declared form
     */
    public Judged asDeclared() {
        return isDeclared ? this : new Judged(handler, change, protection, strict, true, lost);
    }
}
