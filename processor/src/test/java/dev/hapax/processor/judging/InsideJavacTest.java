package dev.hapax.processor.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.analysis.AnalysisReport;
import dev.hapax.analysis.ClassFile;
import dev.hapax.analysis.ClassFiles;
import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.Direction;
import dev.hapax.analysis.Finding;
import dev.hapax.analysis.HandlerMethod;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When handlers are judged inside javac, how findings are printed, and what is left behind. What judges is told what to say. */
class InsideJavacTest {
    private static final String ORDERS = """
            package com.acme;

            import dev.hapax.KafkaHandler;

            public class Orders {
                int count;
                Ledger ledger = new Ledger();

                @KafkaHandler(topics = "orders", group = "billing")
                public void onOrder(String order) {
                    count += 1;
                    ledger.add(order); ledger.add(order);
                    Runnable later = () -> ledger.add(order);
                }
            }
            """;
    private static final String LEDGER = """
            package com.acme;

            class Ledger {
                void add(String order) {
                    System.out.println(order);
                }

                static class Entry {}
            }
            """;

    private static final HandlerMethod HANDLER = new HandlerMethod(
            "com/acme/Orders",
            "onOrder",
            "(Ljava/lang/String;)V",
            "com.acme.Orders.onOrder(String)",
            HandlerMethod.Guarantee.AT_LEAST_ONCE,
            true,
            true);

    @TempDir
    Path folder;

    private JavacRun.Project project;
    private final List<Collection<String>> judged = new ArrayList<>();

    @BeforeEach
    void sources() {
        project = new JavacRun.Project(folder)
                .source("com/acme/Orders.java", ORDERS)
                .source("com/acme/Ledger.java", LEDGER)
                .judgedBy(says());
    }

    @Test
    void judgesOnceWhenAllClassesAreThere() {
        project.judgedBy((classes, handlers, settings) -> {
            judged.add(List.copyOf(handlers));
            assertThat(project.classFile("com/acme/Orders")).exists();
            assertThat(project.classFile("com/acme/OrdersConsumers")).exists();
            assertThat(project.classFile("com/acme/Ledger")).exists();
            assertThat(project.classFile("com/acme/Ledger$Entry")).exists();
            assertThat(origin(classes, "com/acme/Ledger")).contains(ClassFile.Origin.PROJECT);
            assertThat(origin(classes, "java/sql/Connection")).contains(ClassFile.Origin.LIBRARY);
            assertThat(origin(classes, "dev/hapax/Emitter")).isPresent();
            assertThat(origin(classes, "org/apache/kafka/clients/consumer/ConsumerRecord"))
                    .contains(ClassFile.Origin.LIBRARY);
            assertThat(origin(classes, "com/acme/Nothing")).isEmpty();
            assertThat(projectClasses(classes))
                    .contains("com/acme/Orders", "com/acme/Ledger$Entry", "com/acme/OrdersConsumers");
            return report();
        });
        JavacRun run = project.compile("com/acme/Orders.java", "com/acme/Ledger.java");
        assertThat(run.output).isEmpty();
        assertThat(run.succeeded).isTrue();
        assertThat(judged).containsExactly(List.of("com/acme/Orders"));
    }

    @Test
    void printsAnErrorAtTheExpressionAndFails() {
        project.judgedBy(
                says(at(Severity.ERROR, "com/acme/Orders", 11, new CodePlace.Expression.FieldWrite("count", 0))));
        JavacRun run = project.compile("com/acme/Orders.java", "com/acme/Ledger.java");
        assertThat(run.succeeded).isFalse();
        assertThat(run.output)
                .contains("Orders.java:11: error: a redelivery adds 1 again [hapax:increment]")
                .contains("        count += 1;\n              ^\n")
                .endsWith("1 error\n");
    }

    @Test
    void putsLineAndCaretIntoTheMessageForToolsThatShowNothingElse() {
        project.option("-Ahapax.excerpt=true")
                .judgedBy(says(
                        at(Severity.ERROR, "com/acme/Orders", 11, new CodePlace.Expression.FieldWrite("count", 0))));
        JavacRun run = project.compile("com/acme/Orders.java", "com/acme/Ledger.java");
        assertThat(run.output)
                .contains("        count += 1;\n              ^\n")
                // javac indents all that follows a message's first line
                .contains("          count += 1;\n                ^\n");
    }

    @Test
    void tellsApartCallsOnOneLine() {
        project.judgedBy(says(
                at(Severity.ERROR, "com/acme/Orders", 12, new CodePlace.Expression.Call("add", "Ledger", 0)),
                at(Severity.ERROR, "com/acme/Orders", 12, new CodePlace.Expression.Call("add", "Ledger", 1))));
        JavacRun run = project.compile("com/acme/Orders.java", "com/acme/Ledger.java");
        assertThat(run.output)
                .contains("        ledger.add(order); ledger.add(order);\n              ^\n")
                .contains("        ledger.add(order); ledger.add(order);\n                                 ^\n");
    }

    @Test
    void printsTwoErrorsAtOneExpression() {
        CodePlace.Expression count = new CodePlace.Expression.FieldWrite("count", 0);
        project.judgedBy(says(
                at(Severity.ERROR, "com/acme/Orders", 11, count), at(Severity.ERROR, "com/acme/Orders", 11, count)));
        JavacRun run = project.compile("com/acme/Orders.java", "com/acme/Ledger.java");
        assertThat(run.output).endsWith("2 errors\n");
    }

    @Test
    void printsWarningsThatSurviveNowarn() {
        project.option("-nowarn")
                .judgedBy(says(
                        at(Severity.WARNING, "com/acme/Orders", 11, new CodePlace.Expression.FieldWrite("count", 0))));
        JavacRun run = project.compile("com/acme/Orders.java", "com/acme/Ledger.java");
        assertThat(run.succeeded).isTrue();
        assertThat(run.output).contains("Orders.java:11: warning: a redelivery");
        assertThat(project.classFile("com/acme/Orders")).exists();
    }

    @Test
    void printsNotes() {
        project.judgedBy(says(
                at(Severity.NOTE, "com/acme/Ledger", 5, new CodePlace.Expression.Call("println", "PrintStream", 0))));
        JavacRun run = project.compile("com/acme/Orders.java", "com/acme/Ledger.java");
        assertThat(run.succeeded).isTrue();
        assertThat(run.output)
                .contains("Ledger.java:5: Note: a redelivery")
                .contains("        System.out.println(order);\n                  ^");
    }

    @Test
    void printsAtTheLastCallInsideTheCompilation() {
        CodePlace beyond = new CodePlace(
                "org/lib/Store", "put()V", Optional.of("Store.java"), 99, new CodePlace.Expression.Call("x", "X", 0));
        CodePlace inside = place("com/acme/Ledger", 5, new CodePlace.Expression.Call("println", "PrintStream", 0));
        CodePlace first = place("com/acme/Orders", 12, new CodePlace.Expression.Call("add", "Ledger", 0));
        project.judgedBy(says(finding(Severity.ERROR, beyond, first, inside, beyond)));
        JavacRun run = project.compile("com/acme/Orders.java", "com/acme/Ledger.java");
        assertThat(run.output).contains("Ledger.java:5: error: a redelivery").contains("Store.java:99");
    }

    @Test
    void failsAgainWhenCompiledAgain() throws IOException {
        project.judgedBy(
                says(at(Severity.ERROR, "com/acme/Orders", 11, new CodePlace.Expression.FieldWrite("count", 0))));
        project.compile("com/acme/Orders.java", "com/acme/Ledger.java");
        assertThat(project.classFile("com/acme/Orders")).doesNotExist();
        assertThat(project.classFile("com/acme/Ledger")).exists();
        assertThat(project.compile("com/acme/Orders.java", "com/acme/Ledger.java").succeeded)
                .isFalse();
    }

    @Test
    void saysNothingWhereTheSourceHasErrors() {
        project.source("com/acme/Broken.java", "package com.acme; class Broken { int x = nothing; }")
                .judgedBy((classes, handlers, settings) -> {
                    judged.add(handlers);
                    return report();
                });
        JavacRun run = project.compile("com/acme/Orders.java", "com/acme/Ledger.java", "com/acme/Broken.java");
        assertThat(run.succeeded).isFalse();
        assertThat(run.output).contains("cannot find symbol").contains("1 error");
        assertThat(judged).isEmpty();
    }

    @Test
    void leavesNoGreenBuildWhenTheEngineFails() {
        project.judgedBy((classes, handlers, settings) -> {
            throw new IllegalStateException("the engine fell over");
        });
        JavacRun run = project.compile("com/acme/Orders.java", "com/acme/Ledger.java");
        assertThat(run.succeeded).isFalse();
        assertThat(run.output)
                .contains("error: Hapax could not judge the handlers of com.acme.Orders")
                .contains("the engine fell over")
                .contains("[hapax:not-analyzed]")
                .doesNotContain("\tat ");
        assertThat(project.classFile("com/acme/Orders")).doesNotExist();
    }

    @Test
    void leavesNoGreenBuildWhenTheEngineSkipsAHandler() {
        project.judgedBy((classes, handlers, settings) -> AnalysisReport.empty());
        JavacRun run = project.compile("com/acme/Orders.java", "com/acme/Ledger.java");
        assertThat(run.output).contains("they were not found in the class files");
        assertThat(run.succeeded).isFalse();
        assertThat(project.classFile("com/acme/Orders")).doesNotExist();
    }

    @Test
    void honoursSuppressionsInTheSource() {
        project.source(
                        "com/acme/Orders.java",
                        ORDERS.replace("    public void", "    @SuppressWarnings(\"hapax:increment\") public void"))
                .judgedBy(says(
                        at(Severity.ERROR, "com/acme/Orders", 11, new CodePlace.Expression.FieldWrite("count", 0))));
        JavacRun run = project.compile("com/acme/Orders.java", "com/acme/Ledger.java");
        assertThat(run.output).isEmpty();
        assertThat(project.classFile("com/acme/Orders")).exists();
    }

    @Test
    void doesNothingWithoutHandlers() {
        project.judgedBy((classes, handlers, settings) -> {
            judged.add(handlers);
            return report();
        });
        JavacRun run = project.option("-Ahapax.strict=true").compile("com/acme/Ledger.java");
        assertThat(run.output).isEmpty();
        assertThat(judged).isEmpty();
    }

    @Test
    void judgesHandlersOfOtherFrameworks() {
        project.source(
                        "org/springframework/kafka/annotation/KafkaListener.java",
                        "package org.springframework.kafka.annotation; public @interface KafkaListener { String topics(); }")
                .source(
                        "com/acme/Listener.java",
                        "package com.acme; class Outer { static class Listener {"
                                + " @org.springframework.kafka.annotation.KafkaListener(topics = \"t\") void on(String m) {} } }")
                .judgedBy((classes, handlers, settings) -> {
                    judged.add(List.copyOf(handlers));
                    return report();
                });
        project.compile("org/springframework/kafka/annotation/KafkaListener.java", "com/acme/Listener.java");
        assertThat(judged).containsExactly(List.of("com/acme/Outer$Listener"));
    }

    @Test
    void judgesHandlersOfAnnotationsThatCarryTheirs() {
        project.source(
                        "com/acme/OnOrders.java",
                        "package com.acme; @org.springframework.kafka.annotation.KafkaListener(topics = \"t\")"
                                + " @interface OnOrders {}")
                .source("com/acme/Listener.java", "package com.acme; class Listener { @OnOrders void on(String m) {} }")
                .judgedBy((classes, handlers, settings) -> {
                    judged.add(List.copyOf(handlers));
                    return report();
                });
        project.compile("com/acme/OnOrders.java", "com/acme/Listener.java");
        assertThat(judged).containsExactly(List.of("com/acme/Listener"));
    }

    @Test
    void waitsForSourcesThatAreCompiledImplicitly() {
        project.option("-sourcepath", folder.resolve("src").toString()).judgedBy((classes, handlers, settings) -> {
            judged.add(List.copyOf(handlers));
            assertThat(origin(classes, "com/acme/Ledger")).contains(ClassFile.Origin.PROJECT);
            return report();
        });
        assertThat(project.compile("com/acme/Orders.java").succeeded).isTrue();
        assertThat(judged).hasSize(1);
    }

    @Test
    void judgesWhenImplicitSourcesAreNotWritten() {
        project.option("-sourcepath", folder.resolve("src").toString(), "-implicit:none")
                .judgedBy(says(
                        at(Severity.ERROR, "com/acme/Orders", 11, new CodePlace.Expression.FieldWrite("count", 0))));
        JavacRun run = project.compile("com/acme/Orders.java");
        assertThat(run.output).contains("Orders.java:11: error");
        assertThat(run.succeeded).isFalse();
    }

    @Test
    void judgesNothingThatIsOnlyProcessed() {
        project.option("-proc:only").judgedBy((classes, handlers, settings) -> {
            judged.add(handlers);
            return report();
        });
        assertThat(project.compile("com/acme/Orders.java", "com/acme/Ledger.java").succeeded)
                .isTrue();
        assertThat(judged).isEmpty();
    }

    @Test
    void copesWithPackagesRecordsEnumsAndSeveralTypesInAFile() {
        project.source("com/acme/package-info.java", "@Deprecated package com.acme;")
                .source(
                        "com/acme/Many.java",
                        "package com.acme; enum Many { A { } } record Pair(int a) { } interface I { } ;")
                .judgedBy((classes, handlers, settings) -> {
                    judged.add(handlers);
                    assertThat(projectClasses(classes)).contains("com/acme/Pair", "com/acme/Many$1", "com/acme/I");
                    return report();
                });
        JavacRun run = project.compile(
                "com/acme/package-info.java", "com/acme/Many.java", "com/acme/Orders.java", "com/acme/Ledger.java");
        assertThat(run.succeeded).as(run.output).isTrue();
        assertThat(judged).hasSize(1);
    }

    @Test
    void readsClassesOfEarlierCompilations() {
        project.compile("com/acme/Orders.java", "com/acme/Ledger.java");
        project.option("-cp", project.classes() + java.io.File.pathSeparator + System.getProperty("java.class.path"))
                .judgedBy((classes, handlers, settings) -> {
                    judged.add(handlers);
                    assertThat(origin(classes, "com/acme/Ledger")).contains(ClassFile.Origin.PROJECT);
                    assertThat(projectClasses(classes)).contains("com/acme/Ledger$Entry");
                    return report();
                });
        assertThat(project.compile("com/acme/Orders.java").succeeded).isTrue();
        assertThat(judged).hasSize(1);
    }

    @Test
    void readsClassesOfModules() throws IOException {
        Path modules = Files.createDirectories(folder.resolve("modules"));
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(modules.resolve("org.lib-1.0.jar")))) {
            new JavacRun.Project(folder.resolve("lib"))
                    .source("Store.java", "package org.lib; public class Store {}")
                    .source(
                            "Incoming.java",
                            "package org.eclipse.microprofile.reactive.messaging; public @interface Incoming {}")
                    .compile("Store.java", "Incoming.java");
            for (String name :
                    List.of("org/lib/Store.class", "org/eclipse/microprofile/reactive/messaging/Incoming.class")) {
                jar.putNextEntry(new JarEntry(name));
                jar.write(Files.readAllBytes(folder.resolve("lib/classes").resolve(name)));
            }
        }
        project.source("module-info.java", "module com.acme { requires org.lib; requires java.sql; }")
                .source(
                        "com/acme/Orders.java",
                        "package com.acme; import org.eclipse.microprofile.reactive.messaging.Incoming;"
                                + " class Orders { @Incoming void on(org.lib.Store s, java.sql.Connection c) {} }")
                .option("-p", modules.toString())
                .judgedBy((classes, handlers, settings) -> {
                    judged.add(handlers);
                    assertThat(origin(classes, "com/acme/Orders")).contains(ClassFile.Origin.PROJECT);
                    assertThat(origin(classes, "org/lib/Store")).contains(ClassFile.Origin.LIBRARY);
                    assertThat(origin(classes, "java/sql/Connection")).contains(ClassFile.Origin.LIBRARY);
                    assertThat(origin(classes, "org/lib/Nothing")).isEmpty();
                    return report();
                });
        JavacRun run = project.compile("module-info.java", "com/acme/Orders.java");
        assertThat(run.output).isEmpty();
        assertThat(judged).hasSize(1);
    }

    @Test
    void notesWhatWasJudged() throws IOException {
        Path stamp = folder.resolve("build/main.stamp");
        project.option("-Ahapax.stamp=" + stamp);
        project.compile("com/acme/Orders.java", "com/acme/Ledger.java");
        assertThat(Files.readAllLines(stamp)).contains("handler com/acme/Orders");
    }

    @Test
    void notesNothingWhenSomethingIsWrong() {
        Path stamp = folder.resolve("build/main.stamp");
        project.option("-Ahapax.stamp=" + stamp)
                .judgedBy(says(
                        at(Severity.ERROR, "com/acme/Orders", 11, new CodePlace.Expression.FieldWrite("count", 0))));
        project.compile("com/acme/Orders.java", "com/acme/Ledger.java");
        assertThat(stamp).doesNotExist();
    }

    @Test
    void judgesNothingWhenToldTo() {
        project.option("-Ahapax.skip=true")
                .judgedBy(says(
                        at(Severity.ERROR, "com/acme/Orders", 11, new CodePlace.Expression.FieldWrite("count", 0))));
        JavacRun run = project.compile("com/acme/Orders.java", "com/acme/Ledger.java");
        assertThat(run.succeeded).as(run.output).isTrue();
        assertThat(project.classFile("com/acme/OrdersConsumers")).exists();
    }

    @Test
    void refusesOptionsThatItDoesNotKnow() {
        JavacRun run = project.option("-Ahapax.strict=maybe", "-Ahapax.stict=true")
                .compile("com/acme/Orders.java", "com/acme/Ledger.java");
        assertThat(run.succeeded).isFalse();
        assertThat(run.output)
                .contains("-Ahapax.strict=maybe is neither true nor false")
                .contains("-Ahapax.stict is no option of Hapax");
    }

    private static Judge says(Finding... findings) {
        return (classes, handlers, settings) ->
                new AnalysisReport(List.of(HANDLER), List.of(findings), List.of(), List.of(), List.of(), Map.of());
    }

    private static AnalysisReport report() {
        return new AnalysisReport(List.of(HANDLER), List.of(), List.of(), List.of(), List.of(), Map.of());
    }

    private static Finding at(Severity severity, String className, int line, CodePlace.Expression expression) {
        return finding(severity, place(className, line, expression));
    }

    private static Finding finding(Severity severity, CodePlace place, CodePlace... path) {
        return new Finding(
                Rule.INCREMENT,
                severity,
                severity,
                Direction.TWICE,
                HANDLER,
                place,
                "a redelivery adds 1 again",
                List.of(path).stream().map(step -> new PathStep(step, "step")).toList(),
                "a crash before the offset is committed",
                List.of("claim the message first"));
    }

    private static CodePlace place(String className, int line, CodePlace.Expression expression) {
        String simple = className.substring(className.lastIndexOf('/') + 1);
        return new CodePlace(
                className,
                simple.equals("Orders") ? "onOrder(Ljava/lang/String;)V" : "add(Ljava/lang/String;)V",
                Optional.of(simple + ".java"),
                line,
                expression);
    }

    private static Optional<ClassFile.Origin> origin(ClassFiles classes, String name) {
        try {
            return classes.find(name).map(ClassFile::origin);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static TreeSet<String> projectClasses(ClassFiles classes) {
        try {
            return new TreeSet<>(classes.projectClasses());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
