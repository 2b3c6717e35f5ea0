package dev.hapax.runner;

import dev.hapax.HandlerStoppedException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether a topic was deleted and created anew, on a thread of its own. No record tells it: a position in
 * the old topic would go on to count in the new one. Until it is seen nothing is promised.
 */
final class TopicWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final Function<Collection<String>, Map<String, String>> ids;
    private final Map<String, String> known;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Remembers the ids that the topics have now.
     *
     * @param ids reads the ids of topics; none of those that are missing
     * @param topics those that handlers read
     */
    TopicWatch(Function<Collection<String>, Map<String, String>> ids, Collection<String> topics) {
        this.ids = ids;
        this.known = new HashMap<>(ids.apply(topics));
    }

    void start(List<HandlerLoop> loops) {
        Thread thread = new Thread(() -> run(loops), "hapax-topic-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(List<HandlerLoop> loops) {
        try {
            while (!closed.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
                look().forEach((topic, sentence) -> loops.stream()
                        .filter(loop -> loop.topics().contains(topic))
                        .forEach(loop ->
                                loop.giveUp(new HandlerStoppedException(loop.handler() + " stopped: " + sentence))));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is to be said of the topics that were created anew since the last look. */
    Map<String, String> look() {
        Map<String, String> sentences = new HashMap<>();
        try {
            ids.apply(known.keySet()).forEach((topic, id) -> {
                String before = known.put(topic, id);
                if (before != null && !before.equals(id)) {
                    sentences.put(
                            topic,
                            "the topic %s was deleted and created anew (its id was %s and is %s), so that positions in it mean nothing any more; start the handler again if the new topic is to be read"
                                    .formatted(topic, before, id));
                }
            });
        } catch (RuntimeException e) {
            // The next look sees it too.
            LOG.atDebug().setCause(e).log("the ids of topics could not be read");
        }
        return sentences;
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
