package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where it cannot be seen which decorator is in front, none of them protects what is behind it. */
class UnknownWiringTest {
    private static List<Finding> findings(String wiring) {
        CompiledSources classes = CompiledSources.of("""
                import dev.hapax.*;
                import java.util.*;
                import java.util.function.*;
                import org.springframework.context.annotation.*;
                import org.springframework.jdbc.core.JdbcTemplate;

                class Handlers {
                    private final Points points;

                    Handlers(Points points) {
                        this.points = points;
                    }

                    @KafkaHandler(topics = "a", group = "g")
                    void on(String id) {
                        points.add(id);
                    }
                }

                interface Points {
                    void add(String id);
                }

                class Once implements Points {
                    private final JdbcTemplate jdbc;
                    private Points next;

                    Once(JdbcTemplate jdbc, Points next) {
                        this.jdbc = jdbc;
                        this.next = next;
                    }

                    @Override
                    public void add(String id) {
                        if (jdbc.update("INSERT INTO seen (id) VALUES (?) ON CONFLICT DO NOTHING", id) == 1) {
                            next.add(id);
                        }
                    }
                }

                class Logged implements Points {
                    private Points next;

                    Logged(Points next) {
                        this.next = next;
                    }

                    void next(Points other) {
                        next = other;
                    }

                    @Override
                    public void add(String id) {
                        next.add(id);
                    }
                }

                class Booked implements Points {
                    private final JdbcTemplate jdbc;

                    Booked(JdbcTemplate jdbc) {
                        this.jdbc = jdbc;
                    }

                    @Override
                    public void add(String id) {
                        jdbc.update("UPDATE points SET sum = sum + 1 WHERE id = ?", id);
                    }
                }

                @Configuration
                class Wiring {
                    private final JdbcTemplate jdbc = new JdbcTemplate();

                %s
                }
                """.formatted(wiring));
        return Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults())
                .findings();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // the decorator in the middle may be given another one later
                "@Bean Points points() { Logged l = new Logged(new Once(jdbc, new Booked(jdbc)));"
                        + " l.next(new Booked(jdbc)); return l; }",
                // how often it is wrapped is not known
                "@Bean Points points(List<String> names) { Points made = new Booked(jdbc);"
                        + " for (String name : names) { made = new Once(jdbc, made); } return made; }",
                // where it is kept until then is not followed
                "@Bean Points points(Map<String, Points> all) {"
                        + " all.put(\"a\", new Once(jdbc, new Booked(jdbc))); return all.get(\"b\"); }",
                // one of two makers is a function
                "@Bean Points points(BiFunction<JdbcTemplate, Points, Points> f) {"
                        + " return f.apply(jdbc, new Once(jdbc, new Booked(jdbc))); }",
                // the parameter is another one when it is used
                "@Bean Points points(Once once) { Points made = once; made = new Booked(jdbc); return made; }",
                // what decides is not known
                "@Bean Points points() { return jdbc.isLazyInit() ? new Booked(jdbc)"
                        + " : new Once(jdbc, new Booked(jdbc)); }",
                // of two there is none in front
                "@Bean Points first() { return new Once(jdbc, new Booked(jdbc)); }"
                        + "@Bean Points second() { return new Booked(jdbc); }",
                // made here, and elsewhere by what is not seen
                "Handlers a() { return new Handlers(new Once(jdbc, new Booked(jdbc))); }"
                        + " Handlers b(Points any) { return new Handlers(any); }",
                "Handlers a() { return new Handlers(new Once(jdbc, new Booked(jdbc))); }"
                        + " Function<Points, Handlers> b() { return Handlers::new; }",
                // nobody makes it
                "",
            })
    void whatCanBeReachedWithoutTheGuardIsNotGuarded(String wiring) {
        assertThat(findings(wiring)).extracting(Finding::rule).contains(Rule.INCREMENT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Bean Points points() { return new Once(jdbc, new Booked(jdbc)); }",
                "@Bean @Primary Points first() { return new Once(jdbc, new Booked(jdbc)); }"
                        + "@Bean Points second() { return new Booked(jdbc); }",
                "Handlers a() { return new Handlers(new Once(jdbc, new Booked(jdbc))); }",
            })
    void whatCanBeReachedOnlyBehindTheGuardIsGuarded(String wiring) {
        assertThat(findings(wiring))
                .extracting(Finding::rule)
                .doesNotContain(Rule.INCREMENT, Rule.NOT_ANALYZED)
                .isNotEmpty();
    }

    @Test
    void aMessageHoldsWhateverWasReadWhoeverElseMakesOne() {
        CompiledSources classes = CompiledSources.of("""
                import dev.hapax.*;
                import java.io.Serializable;
                import org.springframework.jdbc.core.JdbcTemplate;

                class Handlers {
                    private final JdbcTemplate jdbc = new JdbcTemplate();

                    @KafkaHandler(topics = "a", group = "g")
                    void on(Envelope envelope) {
                        envelope.apply(jdbc);
                    }

                    Envelope example() {
                        return new Envelope(new Renamed());
                    }
                }

                class Envelope {
                    private final Change change;

                    Envelope(Change change) {
                        this.change = change;
                    }

                    void apply(JdbcTemplate jdbc) {
                        change.apply(jdbc);
                    }
                }

                interface Change extends Serializable {
                    void apply(JdbcTemplate jdbc);
                }

                class Renamed implements Change {
                    @Override
                    public void apply(JdbcTemplate jdbc) {
                        jdbc.update("UPDATE shops SET name = 'x' WHERE id = 1");
                    }
                }

                class Grown implements Change {
                    @Override
                    public void apply(JdbcTemplate jdbc) {
                        jdbc.update("UPDATE shops SET size = size + 1 WHERE id = 1");
                    }
                }
                """);

        assertThat(Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults())
                        .findings())
                .extracting(Finding::rule)
                .contains(Rule.INCREMENT);
    }
}
