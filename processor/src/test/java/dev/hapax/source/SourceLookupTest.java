package dev.hapax.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.CodePlace.Expression;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Sources in which {@code §} stands before the character that the caret belongs to. */
class SourceLookupTest {

    @Test
    void findsCallsByNameAndLine() {
        assertFound("void on() { store§.save(a); }", "store.save(a)", "on", call("save", 0));
        assertFound("void on() { §save(a); }", "save(a)", "on", call("save", 0));
        assertFound(
                "void on() { this.<String>§save(a); }".replace("this.<String>§", "this§.<String>"),
                "this.<String>save(a)",
                "on",
                call("save", 0));
    }

    @Test
    void tellsApartCallsOnOneLineInEvaluationOrder() {
        assertFound("void on() { a§.put(b.put(c)); }", "a.put(b.put(c))", "on", call("put", 1));
        assertFound("void on() { a.put(b§.put(c)); }", "b.put(c)", "on", call("put", 0));
        assertFound("void on() { a.put(1)§.put(2); }", "a.put(1).put(2)", "on", call("put", 1));
        assertFound("void on() { try { x(); } finally { a§.put(1); } }", "a.put(1)", "on", call("put", 1));
    }

    @Test
    void tellsApartAMethodAndItsLambdas() {
        String both = "void on() { run(() -> %s.put(1)); %s.put(2); }";
        assertFound(both.formatted("a", "b§"), "b.put(2)", "on", call("put", 0));
        assertFound(both.formatted("a§", "b"), "a.put(1)", "lambda$on$0", call("put", 0));
        assertFound("void a() { x.put(1); } void b() { x§.put(2); }", "x.put(2)", "b", call("put", 0));
    }

    @Test
    void findsCallsInChainsOverLines() {
        String chain = "void on() {\n  store\n    .open()\n    §.save(a);\n}";
        assertFound(chain, "store\n    .open()\n    .save(a)", "on", call("save", 0));
    }

    @Test
    void findsCreationsAndMethodReferences() {
        assertFound("void on() { x(§new Mail(1)); }", "new Mail(1)", "on", new Expression.Call("<init>", "Mail", 0));
        assertFound("void on() { x(§this::send); }", "this::send", "on", call("send", 0));
    }

    @Test
    void findsWritesToFields() {
        assertFound("int n; void on() { n §+= 1; }", "n += 1", "on", write("n"));
        assertFound("int n; void on() { this.n §= n + 1; }", "this.n = n + 1", "on", write("n"));
        assertFound("int n; void on() { n§++; }", "n++", "on", write("n"));
        assertFound("int n; void on() { §--n; }", "--n", "on", write("n"));
        assertFound("int §n = 4;", "n = 4", "<init>", write("n"));
        assertFound("int n; void on() {\n  n\n    §= f(\n  1);\n}", "n\n    = f(\n  1)", "on", write("n"), 4);
    }

    @Test
    void findsCatchesAndDeclarations() {
        assertFound("void on() { try { x(); } §catch (E e) { } }", "catch (E e) { }", "on", new Expression.Catch());
        assertFound("void §on() { }", "void on() { }", "on", new Expression.Declaration());
        assertFound("void on(int a) { } void §on() { }", "void on() { }", "on", new Expression.Declaration());
    }

    @Test
    void putsTheLineAndACaretAfterTheFirstLineOfAMessage() {
        SourceLookup lookup = SourceLookup.of(unit("\tvoid on() { store.save(a); }"));
        CodePlace save = place("on", 3, call("save", 0));

        assertThat(lookup.withExcerpt("what\n  more", save))
                .isEqualTo("what\n\tvoid on() { store.save(a); }\n\t                 ^\n  more");
        assertThat(lookup.withExcerpt("what", place("on", 3, call("load", 0))))
                .isEqualTo("what\n\tvoid on() { store.save(a); }");
        assertThat(lookup.withExcerpt("what", place("on", 99, call("save", 0)))).isEqualTo("what");
    }

    @Test
    void findsNoExpressionsInAnotherLanguage() {
        SourceLookup lookup = SourceLookup.ofLines("fun on() { save() }");

        assertThat(lookup.find(place("on", 1, call("save", 0)))).isEmpty();
        assertThat(lookup.withExcerpt("what", place("on", 1, call("save", 0)))).isEqualTo("what\nfun on() { save() }");
    }

    @Test
    void findsNothingWhereNothingIs() {
        SourceLookup lookup = SourceLookup.of(unit("void on() { save(); }"));
        assertThat(lookup.find(place("on", 3, call("load", 0)))).isEmpty();
        assertThat(lookup.find(place("on", 99, call("save", 0)))).isEmpty();
        assertThat(lookup.line(3)).isEqualTo("void on() { save(); }");
        assertThat(lookup.line(99)).isEmpty();
        assertThat(SourceLookup.of("%&/(").find(place("on", 1, call("save", 0))))
                .isEmpty();
    }

    @Test
    void understandsNewSyntax() {
        assertFound(
                "int on(Object o) { return switch (o) { case Point(int x, var y) when x > 1 -> §put(x); default -> 0; }; }",
                "put(x)",
                "on",
                call("put", 0));
        assertFound("record R(int a) { R { §put(a); } }", "put(a)", "<init>", call("put", 0));
    }

    @Test
    void countsLinesAsJavacDoes() {
        for (String end : new String[] {"\n", "\r\n", "\r"}) {
            String source = unit("void on() {\n\tsave();\n}").replace("\n", end);
            SourceRange range = SourceLookup.of(source)
                    .find(place("on", 4, call("save", 0)))
                    .orElseThrow();
            assertThat(source.substring(range.start(), range.end())).isEqualTo("save()");
            assertThat(range.column()).isEqualTo(2);
        }
    }

    @Test
    void readsSuppressionsAround() {
        String source = unit("""
                @SuppressWarnings({"unchecked", "hapax:insert"}) void on() {
                    @SuppressWarnings(value = "hapax:send") Object x = send();
                    save();
                    @SuppressWarnings("all") int y = save();
                }
                void other() { save(); }
                """);
        SourceLookup lookup = SourceLookup.of(source);
        assertThat(suppressed(lookup, place("on", 4, call("send", 0))))
                .containsExactly("insert", "send", "unjudged-call");
        assertThat(suppressed(lookup, place("on", 5, call("save", 0)))).containsExactly("insert", "unjudged-call");
        assertThat(suppressed(lookup, place("on", 6, call("save", 0)))).containsExactly("insert", "unjudged-call");
        assertThat(suppressed(lookup, place("other", 8, call("save", 0)))).containsExactly("unjudged-call");
        assertThat(suppressed(lookup, place("on", 5, call("unknown", 0)))).containsExactly("insert", "unjudged-call");
    }

    private static List<String> suppressed(SourceLookup lookup, CodePlace place) {
        return Stream.of("insert", "send", "unjudged-call", "increment")
                .filter(rule -> lookup.suppression(place, rule).isPresent())
                .toList();
    }

    @Test
    void readsWhereSuppressionsStandAndWhy() {
        SourceLookup lookup = SourceLookup.of("""
                package com.acme;

                class Store {
                    // the gateway drops
                    // what it has had
                    @SuppressWarnings("hapax:send")
                    void on() {}

                    static class Inner {
                        @SuppressWarnings({"hapax:insert", "hapax:append"}) // a log: twice is fine
                        int x = 1;

                        @SuppressWarnings("hapax:insert") int y = 1; // not about the annotation
                    }
                }
                """);
        assertThat(lookup.suppressions())
                .containsExactly(
                        new Suppression("send", "com/acme/Store", 6, 5, "the gateway drops what it has had"),
                        new Suppression("insert", "com/acme/Store$Inner", 10, 9, "a log: twice is fine"),
                        new Suppression("append", "com/acme/Store$Inner", 10, 9, "a log: twice is fine"),
                        new Suppression("insert", "com/acme/Store$Inner", 13, 9, ""));
    }

    private static Expression call(String name, int order) {
        return new Expression.Call(name, "Store", order);
    }

    private static Expression write(String field) {
        return new Expression.FieldWrite(field, 0);
    }

    private static void assertFound(String members, String expected, String method, Expression expression) {
        String before = unit(members).substring(0, unit(members).indexOf('§'));
        assertFound(
                members, expected, method, expression, 1 + (int) before.lines().count() - 1);
    }

    private static void assertFound(
            String members, String expected, String method, Expression expression, int lineInClassFile) {
        String marked = unit(members);
        int caret = marked.indexOf('§');
        String source = marked.replace("§", "");
        Optional<SourceRange> range = SourceLookup.of(source).find(place(method, lineInClassFile, expression));
        assertThat(range).as(members).isPresent();
        assertThat(source.substring(range.get().start(), range.get().end())).isEqualTo(expected);
        String before = marked.substring(0, caret);
        assertThat(range.get().line())
                .isEqualTo(1 + (int) before.chars().filter(c -> c == '\n').count());
        assertThat(range.get().column()).isEqualTo(caret - before.lastIndexOf('\n'));
    }

    private static CodePlace place(String method, int line, Expression expression) {
        return new CodePlace("com/acme/Orders", method + "()V", Optional.of("Orders.java"), line, expression);
    }

    private static String unit(String members) {
        return "package com.acme;\n@SuppressWarnings(\"hapax:unjudged-call\") class Orders {\n" + members + "\n}\n";
    }
}
