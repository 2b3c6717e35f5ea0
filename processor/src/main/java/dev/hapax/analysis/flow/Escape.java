package dev.hapax.analysis.flow;

import java.util.BitSet;
import java.util.Optional;

/**
 * Where a catch clause leads.
 *
 * @param completes whether the method, or its loop, can go on as if nothing had happened
 * @param rethrows whether some ways through the clause end in an exception
 * @param retries whether some ways lead into the try block again
 * @param polls whether they do so in order to poll: what the next poll hands out comes after what has failed
 * @param result what the method hands back then, where that tells a failure from a success; empty where it does not
 * @param reached the instructions on the ways from the clause until the method goes on, ends or tries again
 */
public record Escape(
        boolean completes,
        boolean rethrows,
        boolean retries,
        boolean polls,
        Optional<Guard.Outcome> result,
        BitSet reached) {}
