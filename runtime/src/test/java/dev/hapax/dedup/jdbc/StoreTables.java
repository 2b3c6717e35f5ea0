package dev.hapax.dedup.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.MessageKeys;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds for the tables on each database; they are dropped and created anew for each test. */
abstract class StoreTables {
    abstract DataSource database();

    private JdbcDedupStore store() {
        return new JdbcDedupStore(database()).withLease(Duration.ofSeconds(1)).withRetention(Duration.ofSeconds(1));
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long rows() throws SQLException {
        try (Connection connection = database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM hapax_dedup")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static List<ClaimKey> keys(String group, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new ClaimKey(group, "topic", "handler", "key-" + i, MessageKeys.digest(new byte[0])))
                .sorted(ClaimKey.ORDER)
                .toList();
    }

    private List<Claim.Granted> granted(String group, int count) throws SQLException {
        return store().claim(keys(group, count), "owner").stream()
                .map(Claim.Granted.class::cast)
                .toList();
    }

    @BeforeEach
    void dropTables() throws SQLException {
        execute("DROP TABLE IF EXISTS hapax_dedup");
        execute("DROP TABLE IF EXISTS hapax_schema");
        assertThat(store().problem(true)).isEmpty();
    }

    @Test
    void missingTablesAreSaidWithTheSqlThatCreatesThem() throws SQLException {
        execute("DROP TABLE hapax_dedup");
        assertThat(store().problem(false))
                .get()
                .asString()
                .contains(
                        "hapax_dedup cannot be used",
                        "call createTables(), or run: ",
                        "CREATE TABLE IF NOT EXISTS hapax_dedup");
        assertThat(store().problem(true)).isEmpty();
    }

    @Test
    void theSqlThatIsSaidCreatesThem() throws SQLException {
        execute("DROP TABLE hapax_dedup");
        execute("DROP TABLE hapax_schema");
        String said = store().problem(false).orElseThrow();
        for (String sentence : said.substring(said.indexOf("or run: ") + 8).split(";")) {
            if (!sentence.isBlank()) {
                execute(sentence);
            }
        }
        assertThat(store().problem(false)).isEmpty();
        assertThat(store().claim(keys("said", 3), "owner")).hasOnlyElementsOfType(Claim.Granted.class);
    }

    @Test
    void anotherVersionIsRefusedAndNotOverwritten() throws SQLException {
        execute("UPDATE hapax_schema SET version = 7 WHERE component = 'dedup'");
        assertThat(store().problem(true))
                .get()
                .asString()
                .contains("version 7 of its schema, but this release of Hapax works with version 1", "a later one");
    }

    @Test
    void aTableOfUnknownVersionIsRefused() throws SQLException {
        execute("DELETE FROM hapax_schema");
        assertThat(store().problem(false)).get().asString().contains("does not say which version hapax_dedup has");
    }

    @Test
    void aTableWithOtherColumnsIsRefused() throws SQLException {
        execute("ALTER TABLE hapax_dedup DROP COLUMN digest");
        assertThat(store().problem(true)).get().asString().contains("cannot be used");
    }

    @Test
    void workersThatStartAtOnceCreateThemOnce() throws Exception {
        execute("DROP TABLE hapax_dedup");
        execute("DROP TABLE hapax_schema");
        List<CompletableFuture<java.util.Optional<String>>> starting = IntStream.range(0, 4)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> store().problem(true)))
                .toList();
        for (CompletableFuture<java.util.Optional<String>> start : starting) {
            assertThat(start.get(30, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void oldMarksAreForgottenFewAtATime() throws Exception {
        store().done(granted("old", 25));
        Thread.sleep(1300);
        store().done(granted("new", 5));
        assertThat(store().forget(10)).isEqualTo(10);
        assertThat(store().forget(10)).isEqualTo(10);
        assertThat(store().forget(10)).isEqualTo(5);
        assertThat(rows()).isEqualTo(5);
        assertThat(store().claim(keys("new", 5), "other")).hasOnlyElementsOfType(Claim.Done.class);
    }

    @Test
    void aLiveClaimIsNotForgottenHoweverOldItIs() throws Exception {
        JdbcDedupStore patient = store().withLease(Duration.ofMinutes(1));
        patient.claim(keys("live", 1), "owner");
        granted("ended", 1);
        Thread.sleep(1300);
        assertThat(patient.forget(10)).isEqualTo(1);
        assertThat(patient.claim(keys("live", 1), "other")).hasOnlyElementsOfType(Claim.Held.class);
    }

    @Test
    void forgettingHoldsUpNobodyAndIsHeldUpByNobody() throws Exception {
        store().done(granted("old", 20));
        Thread.sleep(1300);
        try (Connection connection = database().getConnection()) {
            connection.setAutoCommit(false);
            // Claims in an open transaction, while what is old goes.
            assertThat(store().inTransaction().orElseThrow().claim(connection, keys("open", 3)))
                    .hasSize(3);
            CompletableFuture<Integer> forgotten = CompletableFuture.supplyAsync(() -> {
                try {
                    return store().forget(100);
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertThat(forgotten.get(10, TimeUnit.SECONDS)).isEqualTo(20);
            connection.commit();
        }
        String group = UUID.randomUUID().toString();
        assertThat(store().claim(keys(group, 2), "owner")).hasOnlyElementsOfType(Claim.Granted.class);
    }

    /** Of one claim and of several, more than a statement takes: those that were taken over are told apart. */
    @Test
    void whatCannotBeMarkedIsToldAmongMany() throws Exception {
        List<Claim.Granted> first = granted("many", 1_100);
        List<Claim.Granted> second = granted("few", 3);
        store().release(List.of(first.get(7), first.get(1_050)));
        store().claim(List.of(first.get(1_050).key()), "another");
        assertThat(store().done(first)).containsExactly(first.get(7), first.get(1_050));
        assertThat(store().done(first)).containsExactly(first.get(7), first.get(1_050));
        assertThat(store().done(second)).isEmpty();
    }

    /** As if the worker were stopped when its statement has come back, and before it does anything else. */
    @Test
    void aWorkerThatStandsStillWhileItMarksHoldsUpNobody() throws Exception {
        List<Claim.Granted> granted = granted("still", 3);
        CountDownLatch marked = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        DataSource stopping = StrangeDataSources.afterUpdates(database(), marked, goesOn);
        CompletableFuture<List<Claim.Granted>> standing = CompletableFuture.supplyAsync(() -> {
            try {
                return new JdbcDedupStore(stopping)
                        .withLease(Duration.ofSeconds(1))
                        .done(granted);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(marked.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(store().claim(keys("still", 3), "heir")).hasOnlyElementsOfType(Claim.Done.class);
        goesOn.countDown();
        assertThat(standing.get(30, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void claimsLastWhereThePoolDoesNotCommit() throws Exception {
        JdbcDedupStore store = new JdbcDedupStore(StrangeDataSources.withoutAutoCommit(database()));
        assertThat(store.problem(true)).isEmpty();
        List<Claim> claims = store.claim(keys("pool", 2), "owner");
        assertThat(store().claim(keys("pool", 2), "another")).hasOnlyElementsOfType(Claim.Held.class);
        List<Claim.Granted> granted =
                claims.stream().map(Claim.Granted.class::cast).toList();
        store.release(granted.subList(0, 1));
        assertThat(store().claim(keys("pool", 1), "another")).hasOnlyElementsOfType(Claim.Granted.class);
        assertThat(store.done(granted.subList(1, 2))).isEmpty();
        assertThat(store().claim(keys("pool", 2).subList(1, 2), "another")).hasOnlyElementsOfType(Claim.Done.class);
    }

    @Test
    void oldClaimsAreForgottenWhereThePoolDoesNotCommit() throws Exception {
        store().done(store().claim(keys("old", 3), "owner").stream()
                .map(Claim.Granted.class::cast)
                .toList());
        JdbcDedupStore forgetful = new JdbcDedupStore(StrangeDataSources.withoutAutoCommit(database()))
                .withRetention(Duration.ofMillis(10));
        Thread.sleep(200);
        assertThat(forgetful.forget(100)).isGreaterThanOrEqualTo(3);
        assertThat(store().claim(keys("old", 3), "another")).hasOnlyElementsOfType(Claim.Granted.class);
    }

    @Test
    void aConnectionGoesBackAsItCame() throws Exception {
        try (Connection only = database().getConnection()) {
            for (boolean byItself : new boolean[] {true, false}) {
                only.setAutoCommit(byItself);
                JdbcDedupStore store = new JdbcDedupStore(StrangeDataSources.always(only));
                assertThat(store.problem(true)).isEmpty();
                store.claim(keys("back-" + byItself, 1), "owner");
                store.forget(1);
                assertThat(only.getAutoCommit()).isEqualTo(byItself);
            }
        }
    }

    @Test
    void connectionsThatCannotCommitByThemselvesAreRefused() {
        assertThat(new JdbcDedupStore(StrangeDataSources.committedByOthers(database())).problem(true))
                .get()
                .asString()
                .contains("do not commit by themselves, and cannot be made to (the container commits)", "of its own");
    }

    @Test
    void aClaimInATransactionIsWhatALeasedClaimFinds() throws Exception {
        try (Connection connection = database().getConnection()) {
            connection.setAutoCommit(false);
            store().inTransaction().orElseThrow().claim(connection, keys("both", 1));
            connection.commit();
        }
        assertThat(store().claim(keys("both", 1), "owner")).hasOnlyElementsOfType(Claim.Done.class);
    }
}
