package dev.hapax.analysis.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.analysis.sql.SqlJudgement.Unparsable;
import java.util.Random;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SqlBoundsTest {
    @Test
    void aTextThatIsTooLongIsNotParsed() {
        String values = "(1),".repeat(StatementParser.MAX_LENGTH);
        assertThat(SqlStatements.judge("INSERT INTO t (a) VALUES " + values + "(2)"))
                .singleElement(InstanceOfAssertFactories.type(Unparsable.class))
                .satisfies(judgement -> {
                    assertThat(judgement.text()).startsWith("INSERT INTO t").hasSizeLessThan(250);
                    assertThat(judgement.why()).contains("100000 characters");
                });
    }

    @Test
    @Timeout(60)
    void deepNestingEnds() {
        for (int depth : new int[] {20, 200, 10_000}) {
            String nested = "UPDATE t SET a = " + "(".repeat(depth) + "a + 1" + ")".repeat(depth);
            assertThat(SqlStatements.judge(nested)).isNotEmpty();
            String calls = "UPDATE t SET a = " + "f(".repeat(depth) + "a" + ")".repeat(depth);
            assertThat(SqlStatements.judge(calls)).isNotEmpty();
            String open = "SELECT " + "CASE WHEN a = (".repeat(depth);
            assertThat(SqlStatements.judge(open)).isNotEmpty();
        }
    }

    @Test
    @Timeout(120)
    void anythingIsJudgedWithoutAnException() {
        String[] words = {
            "UPDATE",
            "t",
            "SET",
            "a",
            "=",
            "+",
            "1",
            "WHERE",
            "(",
            ")",
            ",",
            "?",
            ":x",
            "#{y}",
            "${z}",
            "'",
            "\"",
            "$1",
            "$$",
            "INSERT INTO",
            "VALUES",
            "ON CONFLICT",
            "DO UPDATE",
            "DO NOTHING",
            "MERGE INTO",
            "USING",
            "WHEN",
            "MATCHED THEN",
            "NOT",
            "SELECT",
            "FROM",
            "CASE",
            "END",
            ";",
            "--",
            "/*",
            "*/",
            "[",
            "]",
            "::",
            "?|",
            "?9",
            "DELETE",
            "EXISTS",
            "KEY",
            "EXCLUDED.a",
            "||",
            SqlStatements.UNKNOWN,
            "\u0000",
            "ß",
            "?99999999999",
            "`"
        };
        Random random = new Random(7);
        for (int i = 0; i < 3_000; i++) {
            StringBuilder sql = new StringBuilder();
            int length = 1 + random.nextInt(25);
            for (int j = 0; j < length; j++) {
                sql.append(words[random.nextInt(words.length)]).append(random.nextInt(4) == 0 ? "" : " ");
            }
            assertThat(SqlStatements.judge(sql.toString())).isNotEmpty();
        }
    }

    @Test
    void itsThreadsAreDaemonsAndEnd() {
        SqlStatements.judge("UPDATE t SET a = a + 1");
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("hapax-sql"))
                .allMatch(Thread::isDaemon);
        Awaitility.await()
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().equals("hapax-sql")));
    }
}
