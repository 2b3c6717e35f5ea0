package dev.hapax.runner;

import dev.hapax.HandlerStoppedException;
import dev.hapax.RunningHandlers;
import dev.hapax.health.HandlerHealth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The threads that poll, one a handler. */
final class LoopThreads implements RunningHandlers {
    private static final Logger LOG = LoggerFactory.getLogger(LoopThreads.class);

    private final List<HandlerLoop> loops;
    private final Runnable closing;
    private final CompletableFuture<Void> firstStop = new CompletableFuture<>();
    private boolean closed;

    private LoopThreads(List<HandlerLoop> loops, Runnable closing) {
        this.loops = List.copyOf(loops);
        this.closing = closing;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // nothing is left to fail after the callback
    static LoopThreads start(List<HandlerLoop> loops, Runnable closing) {
        LoopThreads threads = new LoopThreads(loops, closing);
        for (HandlerLoop loop : loops) {
            loop.ended().whenComplete((nothing, stopped) -> {
                if (stopped != null) {
                    threads.firstStop.completeExceptionally(stopped);
                }
            });
            new Thread(loop, "hapax-poll-" + loop.handler()).start();
        }
        LOG.atInfo().log("{} handlers run", loops.size());
        return threads;
    }

    @Override
    public void join() throws InterruptedException {
        try {
            firstStop.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HandlerStoppedException stopped) {
                throw stopped;
            }
            throw new HandlerStoppedException(Sentences.of(e), e);
        }
    }

    @Override
    public List<HandlerHealth> health() {
        Map<String, HandlerHealth> handlers = new LinkedHashMap<>();
        loops.forEach(loop -> handlers.merge(loop.handler(), loop.health(), LoopHealth::together));
        return List.copyOf(handlers.values());
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        loops.forEach(HandlerLoop::stop);
        CompletableFuture<?> all =
                CompletableFuture.allOf(loops.stream().map(HandlerLoop::ended).toArray(CompletableFuture[]::new));
        // How each ended is told by join.
        all.handle((nothing, stopped) -> true).join();
        closing.run();
        firstStop.complete(null);
    }
}
