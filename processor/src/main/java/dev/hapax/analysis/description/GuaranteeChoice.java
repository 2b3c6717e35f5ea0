package dev.hapax.analysis.description;

import dev.hapax.analysis.HandlerMethod.Guarantee;
import java.util.List;

/**
 * What would be if a handler had a guarantee.
 *
 * @param guarantee the guarantee
 * @param fit whether it would do
 * @param advised whether it is the cheapest one that keeps what the handler does
 * @param reasons what speaks against it or has to be known, a sentence each
 * @param cost what it costs, in one sentence
 */
public record GuaranteeChoice(Guarantee guarantee, Fit fit, boolean advised, List<String> reasons, String cost) {
    /** Copies the list. */
    public GuaranteeChoice {
        reasons = List.copyOf(reasons);
    }

    /** Whether a guarantee would do. */
    public enum Fit {
        /** As the code is. */
        FITS,
        /** As the code is, with something to know. */
        FITS_WITH_DOUBTS,
        /** Not without a change of the code. */
        BROKEN
    }
}
