package dev.hapax.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.yaml.FileFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaselineTest {
    @TempDir
    private Path folder;

    private static Finding finding(Rule rule, int line, String headline, String... steps) {
        CodePlace place = new CodePlace(
                "com/acme/Store", "m()V", Optional.of("Store.java"), line, new CodePlace.Expression.Return());
        return new Finding(
                rule,
                Severity.ERROR,
                Severity.ERROR,
                Direction.TWICE,
                new HandlerMethod(
                        "com/acme/Shop$Orders",
                        "on",
                        "(Lcom/acme/Order;)V",
                        "com.acme.Shop.Orders.on(Order)",
                        HandlerMethod.Guarantee.AT_LEAST_ONCE,
                        false,
                        true),
                place,
                headline,
                List.of(steps).stream().map(step -> new PathStep(place, step)).toList(),
                "",
                List.of());
    }

    private static Finding credit(int line) {
        return finding(
                Rule.INCREMENT,
                line,
                "a redelivery adds `cents` to `accounts.balance` again",
                "a lambda in Store.on",
                "PreparedStatement.executeUpdate()");
    }

    private Baseline read(String text) throws IOException, FileFormatException {
        return Baseline.read(Files.writeString(folder.resolve("known.json"), text));
    }

    private void assertRefused(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(FileFormatException.class)
                .hasMessage(folder.resolve("known.json") + message);
    }

    @Test
    void knowsAFindingWhereverItsCodeMoves() {
        Finding moved = credit(99);
        assertThat(Baseline.of(List.of(credit(12))).known(List.of(moved))).containsExactly(moved);
    }

    @Test
    void knowsAFindingThatIsSaidInOtherWords() {
        Finding reworded = finding(
                Rule.INCREMENT,
                12,
                "`cents` is added to `accounts.balance` twice",
                "a lambda in Store.on",
                "PreparedStatement.executeUpdate()");
        assertThat(Baseline.of(List.of(credit(12))).known(List.of(reworded))).hasSize(1);
    }

    @Test
    void theSecondOfTwoEqualOnesIsNew() {
        List<Finding> both = List.of(credit(12), credit(20));
        assertThat(Baseline.of(List.of(credit(12))).known(both)).containsExactly(credit(12));
        assertThat(Baseline.of(both).known(both)).hasSize(2);
    }

    @Test
    void anotherRuleEffectOrWayIsNew() {
        Baseline baseline = Baseline.of(List.of(credit(12)));
        String headline = credit(12).headline();
        String last = "PreparedStatement.executeUpdate()";
        assertThat(baseline.known(List.of(
                        finding(Rule.INSERT, 12, headline, "a lambda in Store.on", last),
                        finding(Rule.INCREMENT, 12, headline.replace("cents", "fee"), "a lambda in Store.on", last),
                        finding(Rule.INCREMENT, 12, headline, "Store.other()", last),
                        finding(Rule.INCREMENT, 12, headline, last))))
                .isEmpty();
    }

    @Test
    void whatCouldNotBeAnalyzedIsNeverKnown() {
        Finding problem = finding(Rule.NOT_ANALYZED, 1, "a class cannot be read");
        assertThat(Baseline.of(List.of(problem)).size()).isZero();
    }

    @Test
    void saysWhatIsGoneOfTheHandlersThatWereJudged() {
        Baseline baseline = Baseline.of(List.of(credit(12), credit(20)));
        assertThat(baseline.gone(List.of(credit(12)), "com.acme.Shop.Orders"::equals))
                .isEqualTo(Map.of(FindingShape.of(credit(1)), 1));
        assertThat(baseline.gone(List.of(), "com.acme.Others"::equals)).isEmpty();
    }

    @Test
    void readsAFileAndAddsEqualEntriesUp() throws IOException, FileFormatException {
        Baseline baseline = read("""
                {
                  "format" : 1,
                  "findings" : [ {
                    "rule" : "increment",
                    "handler" : "com.acme.Shop.Orders.on(Order)",
                    "effect" : "PreparedStatement.executeUpdate(): `cents`, `accounts.balance`",
                    "path" : [ "a lambda in Store.on" ],
                    "count" : 1,
                    "says" : "a redelivery adds"
                  }, {
                    "rule" : "increment",
                    "handler" : "com.acme.Shop.Orders.on(Order)",
                    "effect" : "PreparedStatement.executeUpdate(): `cents`, `accounts.balance`",
                    "path" : [ "a lambda in Store.on" ],
                    "count" : 2,
                    "says" : "from another branch"
                  } ]
                }
                """);
        assertThat(baseline.counts()).isEqualTo(Map.of(FindingShape.of(credit(5)), 3));
    }

    @Test
    void knowsNothingWhereThereIsNoFile() throws FileFormatException {
        assertThat(Baseline.read(folder.resolve("none.json")).counts()).isEmpty();
    }

    @Test
    void namesTheLineThatIsWrong() {
        assertRefused(
                "{\"format\": 1,\n\"findings\": [\n<<<<<<< HEAD\n]}", ":3: a row must be a mapping of keys to values");
        assertRefused(
                "{\"format\": 1,\n\"findings\": [\n{\"rule\" \"x\"\n]}",
                ":3: this is not JSON: expected ',' or '}', but got <scalar>");
        assertRefused("", ":1: the baseline is empty: the baseline goal writes it");
        assertRefused("[]", ":1: a baseline must be a mapping of keys to values");
        assertRefused(
                "{\"format\": 7,\n\"findings\": []}",
                ":1: this baseline is of format 7, and this version of Hapax reads format 1: write it again with the"
                        + " baseline goal");
        assertRefused("{\"format\": 1,\n\"finding\": []}", ":2: unknown key 'finding', did you mean 'findings'?");
        String start = "{\"format\": 1, \"findings\": [{\"rule\": \"send\", \"handler\": \"a.B.c()\",";
        assertRefused(start + "\n\"effect\": \"x\", \"path\": []}]}", ":1: the key 'count' is missing");
        assertRefused(
                start + "\n\"effect\": \"x\", \"path\": [],\n\"count\": 0}]}",
                ":3: 'count' must be a number from 1, not '0'");
    }
}
