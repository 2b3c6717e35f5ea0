package dev.hapax.benchmark.throughput;

import java.io.Serial;

/** A run that came to no figure, or to one that means nothing. */
final class BenchmarkException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    BenchmarkException(String message) {
        super(message);
    }
}
