package dev.hapax.killmatrix;

import static dev.hapax.killmatrix.Seam.AFTER_CLAIM;
import static dev.hapax.killmatrix.Seam.AFTER_DATABASE_COMMIT;
import static dev.hapax.killmatrix.Seam.AFTER_DEAD_LETTER;
import static dev.hapax.killmatrix.Seam.AFTER_EFFECT;
import static dev.hapax.killmatrix.Seam.AFTER_KAFKA_COMMIT;
import static dev.hapax.killmatrix.Seam.AFTER_MARK;
import static dev.hapax.killmatrix.Seam.AFTER_OFFSET_COMMIT;
import static dev.hapax.killmatrix.Seam.AFTER_POLL;
import static dev.hapax.killmatrix.Seam.AFTER_RELAY;
import static dev.hapax.killmatrix.Seam.BEFORE_DATABASE_COMMIT;
import static dev.hapax.killmatrix.Seam.BEFORE_KAFKA_COMMIT;
import static dev.hapax.killmatrix.Seam.BEFORE_MARK;
import static dev.hapax.killmatrix.Seam.BEFORE_OFFSET_COMMIT;
import static dev.hapax.killmatrix.Seam.DURING_REVOKE;
import static dev.hapax.killmatrix.Seam.IN_KAFKA_TRANSACTION;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A guarantee with a store: how a handler's effects are carried, and what is promised of them. */
enum Shape {
    AT_MOST_ONCE("at-most-once", Promise.AT_MOST_ONCE),
    AT_LEAST_ONCE("at-least-once", Promise.AT_LEAST_ONCE),
    EMITTING("at-least-once, to Kafka", Promise.AT_LEAST_ONCE),
    LEASED_JDBC("at-least-once, JDBC leases", Promise.ONCE_BUT_FOR_WINDOWS),
    LEASED_REDIS("at-least-once, Redis leases", Promise.ONCE_BUT_FOR_WINDOWS),
    CLAIMED("at-least-once, claims in the transaction", Promise.ONCE),
    FENCED("exactly-once, fence", Promise.ONCE),
    COLLECTED("exactly-once, fence and collected statements", Promise.ONCE),
    FENCED_CLAIMED("exactly-once, fence and claims", Promise.ONCE),
    /** Of the messages those of one id count once: that they can come again is what an outbox promises. */
    OUTBOX("exactly-once, fence and outbox", Promise.ONCE),
    KAFKA_TO_KAFKA("exactly-once, Kafka to Kafka", Promise.ONCE);

    private static final Set<Seam> ALL =
            EnumSet.of(AFTER_POLL, AFTER_EFFECT, BEFORE_OFFSET_COMMIT, AFTER_OFFSET_COMMIT, DURING_REVOKE);

    private final String title;
    private final Promise promise;

    Shape(String title, Promise promise) {
        this.title = title;
        this.promise = promise;
    }

    String title() {
        return title;
    }

    Promise promise() {
        return promise;
    }

    /** The seams that it has. */
    List<Seam> seams() {
        Set<Seam> seams = EnumSet.copyOf(ALL);
        if (deadLetters()) {
            seams.add(AFTER_DEAD_LETTER);
        }
        if (deduplicates()) {
            seams.add(AFTER_CLAIM);
        }
        if (leased()) {
            seams.addAll(EnumSet.of(BEFORE_MARK, AFTER_MARK));
        }
        if (inDatabase()) {
            seams.addAll(EnumSet.of(BEFORE_DATABASE_COMMIT, AFTER_DATABASE_COMMIT));
        }
        if (this == OUTBOX) {
            seams.add(AFTER_RELAY);
        }
        if (this == KAFKA_TO_KAFKA) {
            seams.addAll(EnumSet.of(IN_KAFKA_TRANSACTION, BEFORE_KAFKA_COMMIT, AFTER_KAFKA_COMMIT));
        }
        return List.copyOf(seams);
    }

    /** Whether records that cannot be handled go to a dead-letter topic; under at-most-once they are lost. */
    boolean deadLetters() {
        return this != AT_MOST_ONCE;
    }

    /** Whether keys are claimed, so that each message can be sent twice. */
    boolean deduplicates() {
        return leased() || this == CLAIMED || this == FENCED_CLAIMED;
    }

    boolean leased() {
        return this == LEASED_JDBC || this == LEASED_REDIS;
    }

    /** Whether the effects are in a database transaction of the runner. */
    boolean inDatabase() {
        return this == CLAIMED || fenced();
    }

    /** Whether the progress is in the database too. */
    boolean fenced() {
        return this == FENCED || this == COLLECTED || this == FENCED_CLAIMED || this == OUTBOX;
    }

    /** Whether effects are messages in a topic. */
    boolean intoKafka() {
        return this == EMITTING || this == KAFKA_TO_KAFKA || this == OUTBOX;
    }

    /** Whether effects are rows. */
    boolean intoRows() {
        return !intoKafka() || this == OUTBOX;
    }
}
