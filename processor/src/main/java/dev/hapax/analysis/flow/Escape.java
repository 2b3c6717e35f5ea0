package dev.hapax.analysis.flow;

import java.util.BitSet;
import java.util.List;

/**
 * Where a catch clause leads.
 *
 * @param completes whether the method, or its loop, can go on as if nothing had happened
 * @param only internal names of the exceptions for which alone it does, where the clause asks what has failed; empty where it
 *     does for all that it catches
 * @param rethrows whether some ways through the clause end in an exception
 * @param leaves whether some ways end the method within the clause
 * @param retries whether some ways lead into the try block again
 * @param polls whether they do so in order to poll: what the next poll hands out comes after what has failed
 * @param answers what the method may hand back then, parameters not being known; empty where it hands back nothing, or
 *     something that is not known
 * @param thrown the exceptions that ways through the clause end in; empty where there are others, which a call throws
 * @param reached the instructions on the ways from the clause until the method goes on, ends or tries again
 */
public record Escape(
        boolean completes,
        List<String> only,
        boolean rethrows,
        boolean leaves,
        boolean retries,
        boolean polls,
        List<Expr> answers,
        List<Expr> thrown,
        BitSet reached) {
    /** Copies the lists. */
    public Escape {
        only = List.copyOf(only);
        answers = List.copyOf(answers);
        thrown = List.copyOf(thrown);
    }
}
