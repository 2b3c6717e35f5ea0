package dev.hapax.runner;

import dev.hapax.StartException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Asks what may never answer: a database driver can wait for minutes. */
final class BoundedQuestion {
    private BoundedQuestion() {}

    /**
     * Asks on a thread of its own.
     *
     * @throws StartException if there is no answer in time, or the question itself throws one
     */
    static Optional<String> ask(String whom, Duration patience, Supplier<Optional<String>> question) {
        CompletableFuture<Optional<String>> answer = new CompletableFuture<>();
        Thread asking = new Thread(
                () -> {
                    try {
                        answer.complete(question.get());
                    } catch (Throwable e) {
                        answer.completeExceptionally(e);
                    }
                },
                "start-check");
        asking.setDaemon(true);
        asking.start();
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            asking.interrupt();
            throw new StartException("%s does not answer within %d ms: start it, or correct how it is reached"
                    .formatted(whom, patience.toMillis()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StartException told) {
                throw told;
            }
            throw new StartException(
                    "%s cannot be asked (%s): start it, or correct how it is reached".formatted(whom, Sentences.of(e)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("starting was interrupted");
        }
    }
}
