package dev.hapax.analysis.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.UnjudgedCall;
import dev.hapax.yaml.FileFormatException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CatalogDraftTest {
    private static UnjudgedCall call(String owner, String method, String descriptor, int line) {
        CodePlace place = new CodePlace(
                "com/acme/Orders",
                "on()V",
                Optional.of("Orders.java"),
                line,
                new CodePlace.Expression.Call(method, owner, 0));
        return new UnjudgedCall(owner, method, descriptor, new PathStep(place, "a call"));
    }

    private static final String DRAFT = CatalogDraft.of(List.of(
            call("com/acme/Mailer", "post", "(Ljava/lang/String;[I)V", 30),
            call("com/acme/Mailer", "post", "(Ljava/lang/String;[I)V", 12),
            call("com/acme/Box$Lid", "shut", "()V", 14)));

    @Test
    void hasARowForEachMethodAndItsPlaces() {
        assertThat(DRAFT).endsWith("""
                classes:
                  com.acme.Box$Lid:
                    # Orders.java:14
                    - { method: shut, parameters: [], role: "?" }
                  com.acme.Mailer:
                    # Orders.java:12, Orders.java:30
                    - { method: post, parameters: [String, "int[]"], role: "?" }
                """);
    }

    @Test
    void isRefusedAtTheLineThatIsNotFilledIn() {
        long line = DRAFT.lines().takeWhile(text -> !text.contains("shut")).count() + 1;
        assertThatThrownBy(() -> load(DRAFT))
                .isInstanceOf(FileFormatException.class)
                .hasMessageStartingWith("draft.yaml:" + line + ": unknown role '?'");
    }

    @Test
    void isACatalogOnceItIsFilledIn() throws FileFormatException {
        Catalog catalog = load(DRAFT.replaceFirst("\"\\?\" }", "neutral }")
                .replace("\"?\" }", "remote-call, resource: mail, idempotency-key: 1 }"));
        assertThat(catalog.find("com/acme/Mailer", "post", "(Ljava/lang/String;[I)V", List.of()))
                .hasValueSatisfying(row -> assertThat(row.role()).isInstanceOf(Role.Effect.class));
        assertThat(catalog.find("com/acme/Box$Lid", "shut", "()V", List.of()))
                .hasValueSatisfying(row -> assertThat(row.role()).isInstanceOf(Role.Neutral.class));
    }

    @Test
    void proposesOnlyWhatARowMayHave() throws FileFormatException {
        List<String> roles = DRAFT.lines()
                .filter(line -> line.startsWith("#   role: "))
                .map(line -> line.substring("#   role: ".length()).split(" ")[0])
                .toList();
        assertThat(roles).hasSizeGreaterThan(8).isSubsetOf(RoleReader.ownKeys().keySet());
        String sources = DRAFT.lines()
                .filter(line -> line.contains("  source: "))
                .map(line -> line.substring(line.indexOf("  source: ") + "  source: ".length()))
                .findFirst()
                .orElseThrow();
        for (String source : sources.split(", | or ")) {
            assertThat(load("classes: {com.acme.A: [{method: a, role: nondeterministic, source: " + source + "}]}"))
                    .isNotNull();
        }
    }

    private static Catalog load(String text) throws FileFormatException {
        return new CatalogLoader()
                .add("draft.yaml", text.getBytes(StandardCharsets.UTF_8))
                .load();
    }
}
