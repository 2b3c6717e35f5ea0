package dev.hapax.analysis.judge;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.analysis.handlers.Handler;

/**
 * A change, the handler that makes it, and what protects it: what the rules decide by.
 *
 * @param handler the handler
 * @param change the change
 * @param protection what protects it
 * @param strict whether what could not be judged counts
 * @param isDeclared whether findings that are sure are errors: true where somebody declared a guarantee, by Hapax's own
 *     annotations
 */
public record Judged(Handler handler, Change change, Protection protection, boolean strict, boolean isDeclared) {
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
        return isDeclared ? this : new Judged(handler, change, protection, strict, true);
    }
}
