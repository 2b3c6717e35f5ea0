package dev.hapax.benchmark;

import java.io.IOException;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A shape of code that can be made larger and larger. */
@SuppressWarnings("ImmutableEnumChecker") // the array is only handed out as a copy
enum Shape {
    /** More handlers like those that are added to kafka-clients for benchmarks/javac-overhead. */
    HANDLERS("handlers of an application", "handler", 10, 100, 1_000, 10_000) {
        @Override
        Map<String, String> sources(int size) throws IOException {
            int perSet = HandlerSources.HANDLERS_IN_SET;
            return HandlerSources.make((size + perSet - 1) / perSet, false);
        }
    },
    /** A statement behind so many calls; values go down and come back up. */
    DEPTH("a statement behind n calls, for 20 handlers", "call", 1, 5, 20, 50, 100, 200, 500) {
        @Override
        Map<String, String> sources(int size) {
            return file(handlers(20, i -> "s0(id + " + i + ");")
                    + lines(
                            size,
                            i -> "String s%d(String id) throws SQLException { return s%d(id + \"-%1$d\") + id; }"
                                    .formatted(i, i + 1))
                    + "String s" + size + "(String id) throws SQLException { " + upsert("things") + " return id; }");
        }
    },
    /** A handler that calls so many methods with a statement each. */
    WIDTH("a handler that calls n methods with a statement each", "method", 1, 10, 50, 100, 200, 500, 1_000) {
        @Override
        Map<String, String> sources(int size) {
            return file(handlers(1, i -> lines(size, j -> "s" + j + "(id);"))
                    + lines(size, i -> "void s%d(String id) throws SQLException { %s }".formatted(i, upsert("t" + i))));
        }
    },
    /** A call of an interface with so many implementations. */
    IMPLEMENTATIONS("a call of an interface with n implementations", "class", 1, 10, 50, 100, 200, 500) {
        @Override
        Map<String, String> sources(int size) {
            return file("interface Step { void run(String id) throws SQLException; } Step step;"
                    + handlers(1, i -> "step.run(id);")
                    + lines(
                            size,
                            i -> "class S%d implements Step { public void run(String id) throws SQLException { %s } }"
                                    .formatted(i, upsert("t" + i))));
        }
    },
    /** So many levels of two methods, each of which calls both of the next level: the number of ways doubles each time. */
    DIAMONDS("n levels with two ways each", "level", 1, 5, 10, 20, 50, 100) {
        @Override
        Map<String, String> sources(int size) {
            return file(handlers(1, i -> "a0(id); b0(id);")
                    + lines(
                            size,
                            i -> "void a%1$d(String id) throws SQLException { a%2$d(id); b%2$d(id); }"
                                    .formatted(i, i + 1))
                    + lines(
                            size,
                            i -> "void b%1$d(String id) throws SQLException { b%2$d(id); a%2$d(id); }"
                                    .formatted(i, i + 1))
                    + "void a" + size + "(String id) throws SQLException { " + upsert("a") + "}"
                    + "void b" + size + "(String id) throws SQLException { " + upsert("b") + "}");
        }
    },
    /** So many methods with a statement each that call each other in a ring. */
    RECURSION("n methods that call each other in a ring", "method", 2, 10, 50, 100, 200, 500) {
        @Override
        Map<String, String> sources(int size) {
            return file(handlers(1, i -> "s0(id);")
                    + lines(
                            size,
                            i ->
                                    "void s%d(String id) throws SQLException { %s if (id.length() > %1$d) { s%d(id + 1); } }"
                                            .formatted(i, upsert("t" + i), (i + 1) % size)));
        }
    },
    /** One handler among so many other classes that it never reaches. */
    BYSTANDERS("one handler among n classes that it does not reach", "class", 10, 100, 1_000, 5_000) {
        @Override
        Map<String, String> sources(int size) {
            return file("interface Step { void run(String id) throws SQLException; } Step step;"
                    + "class Only implements Step { public void run(String id) throws SQLException { " + upsert("t")
                    + "} }"
                    + handlers(1, i -> "step.run(id);")
                    + lines(
                            size,
                            i ->
                                    "static class B%d implements Runnable { int n; public void run() { n = n * 31 + %1$d; } }"
                                            .formatted(i)));
        }
    };

    private final String title;
    private final String unit;
    private final int[] sizes;

    Shape(String title, String unit, int... sizes) {
        this.title = title;
        this.unit = unit;
        this.sizes = sizes;
    }

    String title() {
        return title;
    }

    /** What there is n of. */
    String unit() {
        return unit;
    }

    int[] sizes() {
        return sizes.clone();
    }

    /** The code of a size: path to text. */
    abstract Map<String, String> sources(int size) throws IOException;

    private static Map<String, String> file(String members) {
        return Map.of("load/Code.java", """
                package load;

                import dev.hapax.KafkaHandler;
                import java.sql.*;

                class Code {
                    Connection connection;
                %s
                }
                """.formatted(members));
    }

    private static String handlers(int count, IntFunction<String> body) {
        return lines(count, i -> """
                @KafkaHandler(topics = "t", group = "g")
                void on%d(String id) throws SQLException { %s }
                """.formatted(i, body.apply(i)));
    }

    private static String upsert(String table) {
        return """
                try (PreparedStatement s = connection.prepareStatement(
                        "INSERT INTO %s (id) VALUES (?) ON CONFLICT (id) DO NOTHING")) {
                    s.setString(1, id);
                    s.executeUpdate();
                }
                """.formatted(table);
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining("\n", "", "\n"));
    }
}
