package dev.hapax.killmatrix;

import dev.hapax.killmatrix.Staff.Hired;
import dev.hapax.testbed.Postgres;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One combination's topics, group, ledger and book. Used by one thread. */
record Site(Bench bench, Combination combination, Route route, String jdbcUrl, Book book, Trace trace) {
    private static final int PATIENCE_SECONDS = 90;
    private static final Duration OPEN = Duration.ofSeconds(30);

    static Site of(Bench bench, Combination combination, String jdbcUrl) throws Exception {
        return new Site(
                bench,
                combination,
                bench.route(combination, jdbcUrl),
                jdbcUrl,
                new Book(combination.shape()),
                new Trace());
    }

    Shape shape() {
        return combination.shape();
    }

    void send(String round, int count) throws Exception {
        bench.traffic().send(route.topic(), book.round(round, count));
    }

    /** Waits until all records are passed and these workers have come to rest. */
    void awaitAll(Hired... workers) throws Exception {
        Rest rest = new Rest();
        try {
            Bench.await("the end of all records", PATIENCE_SECONDS, this::left, () -> {
                List<Recorder.Page> pages = new ArrayList<>();
                for (Hired worker : workers) {
                    worker.check();
                    pages.add(worker.page());
                }
                return rest.isReached(pages) && passed() >= book.records() && waiting() == 0;
            });
        } catch (MatrixException e) {
            throw new MatrixException(
                    e.getMessage() + " in which none passed, passed " + passed() + " of " + book.records()
                            + ", waiting in the outbox " + waiting(),
                    e);
        }
    }

    /**
     * Workers are at rest when nothing has changed for a while. That none of their records is in flight does not tell: what
     * they polled of partitions that were taken away is never finished by them.
     */
    private static final class Rest {
        private static final long LONG_ENOUGH = Duration.ofMillis(700).toNanos();

        private List<Recorder.Page> last = List.of();
        private long since = System.nanoTime();

        boolean isReached(List<Recorder.Page> pages) {
            if (!pages.equals(last)) {
                last = pages;
                since = System.nanoTime();
            }
            return System.nanoTime() - since > LONG_ENOUGH;
        }
    }

    /** How many records the group's progress has passed, wherever it is kept. */
    private long passed() throws Exception {
        return shape().fenced()
                ? ask("SELECT coalesce(sum(next_offset), 0) FROM hapax_fence WHERE group_id = ?")
                : bench.traffic().committed(route.group());
    }

    /** How many messages wait in the outbox. */
    private long waiting() throws SQLException {
        return shape() == Shape.OUTBOX ? ask("SELECT count(*) FROM hapax_outbox WHERE group_id = ?") : 0;
    }

    /** How many records and messages are still to come. */
    private long left() throws Exception {
        return book.records() - passed() + waiting();
    }

    private long ask(String sql) throws SQLException {
        try (Connection connection = Postgres.dataSource(jdbcUrl).getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, route.group());
            try (ResultSet rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Counts; nobody may be at work. */
    Outcome judge(int told) throws Exception {
        Map<String, Integer> effects = shape().intoKafka() ? bench.traffic().counts(route.out(), OPEN) : rows();
        if (shape() == Shape.OUTBOX) {
            Tally.of(book.good(), rows())
                    .broken(Promise.ONCE, trace.disturbances(), told)
                    .ifPresent(why -> trace.problem("rows: " + why));
        }
        Optional<Tally> letters = shape().deadLetters()
                ? Optional.of(Tally.of(book.bad(), bench.traffic().counts(route.deadLetters(), OPEN)))
                : Optional.empty();
        return Outcome.judged(combination, trace, Tally.of(book.good(), effects), letters, told);
    }

    private Map<String, Integer> rows() throws SQLException {
        return new Ledger(Postgres.dataSource(jdbcUrl), route.table()).counts();
    }
}
