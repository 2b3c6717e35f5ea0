package dev.hapax.runner;

import dev.hapax.Delivery;
import dev.hapax.StartException;
import dev.hapax.fence.FenceTable;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBody;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits where groups start that have read nothing yet, before anything is polled. Not when partitions are assigned: then
 * nobody could tell a partition of a new group from a partition that was added to the topic.
 */
final class FirstStarts {
    private static final Logger LOG = LoggerFactory.getLogger(FirstStarts.class);

    private final GroupOffsets offsets;
    private final RunnerSettings settings;

    FirstStarts(GroupOffsets offsets, RunnerSettings settings) {
        this.offsets = offsets;
        this.settings = settings;
    }

    void check(List<Handler<?, ?>> handlers) {
        for (Handler<?, ?> handler : handlers) {
            Set<String> known = offsets.committedTopics(handler.group());
            handler.topics().stream()
                    .filter(topic -> !known.contains(topic) && !hasRow(handler, topic))
                    .forEach(topic -> begin(handler, topic));
        }
    }

    private void begin(Handler<?, ?> handler, String topic) {
        Optional<Instant> time = settings.firstStartAt();
        if (time.isPresent()) {
            commit(handler, topic, OffsetSpec.forTimestamp(time.get().toEpochMilli()), "at " + time.get());
            return;
        }
        switch (handler.firstStart()) {
            case BY_GUARANTEE ->
                say(
                        handler,
                        topic,
                        handler.guarantee() == Delivery.AT_MOST_ONCE
                                ? "the end, as at-most-once has it"
                                : "the beginning, so that nothing is lost");
            case BEGINNING -> commit(handler, topic, OffsetSpec.earliest(), "the beginning");
            case END -> commit(handler, topic, OffsetSpec.latest(), "the end");
            case REFUSED ->
                throw new StartException(
                        "%s reads %s, of which the group %s has committed no offset, and its firstStart is REFUSED: commit where it is to start (kafka-consumer-groups --reset-offsets), or call firstStartAt(…)"
                                .formatted(handler.name(), topic, handler.group()));
        }
    }

    private void commit(Handler<?, ?> handler, String topic, OffsetSpec where, String name) {
        if (offsets.commit(handler.group(), topic, where)) {
            say(handler, topic, name);
        } else {
            LOG.atInfo()
                    .addKeyValue("handler", handler.name())
                    .log(
                            "another worker of the group {} runs, and has said where {} is read from",
                            handler.group(),
                            topic);
        }
    }

    private static void say(Handler<?, ?> handler, String topic, String where) {
        LOG.atInfo()
                .addKeyValue("handler", handler.name())
                .log("the group {} has committed no offset of {}: it starts at {}", handler.group(), topic, where);
    }

    /** Under exactly-once into a database the group's offsets may be gone, and the progress is not. */
    private boolean hasRow(Handler<?, ?> handler, String topic) {
        boolean fenced = handler.guarantee() == Delivery.EXACTLY_ONCE
                && handler.body() instanceof HandlerBody.Transactional<?, ?>;
        if (!fenced) {
            return false;
        }
        DataSource database = settings.database().orElseThrow();
        return BoundedQuestion.ask("the database", settings.startTimeout(), () -> {
                    try (Connection connection = database.getConnection()) {
                        return new FenceTable().knows(connection, handler.group(), topic)
                                ? Optional.of(topic)
                                : Optional.empty();
                    } catch (SQLException e) {
                        throw new StartException("the table hapax_fence cannot be read: " + Sentences.of(e));
                    }
                })
                .isPresent();
    }
}
