package dev.hapax.processor.judging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.analysis.AnalysisReport;
import dev.hapax.analysis.ClassOutline;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What javac says of a class is what the class file says: a stamp made of one is compared with the other. */
class SymbolOutlinesTest {
    @Test
    void areThoseOfTheClassFiles(@TempDir Path folder) {
        Map<String, ClassOutline> told = new TreeMap<>();
        Map<String, ClassOutline> read = new TreeMap<>();
        JavacRun run = new JavacRun.Project(folder)
                .judgedBy((classes, handlers, settings) -> {
                    try {
                        for (String name : classes.projectClasses()) {
                            told.put(name, classes.outline(name).orElseThrow());
                            read.put(
                                    name,
                                    ClassOutline.of(
                                            classes.find(name).orElseThrow().bytes()));
                        }
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return AnalysisReport.empty();
                })
                .source("com/acme/Shapes.java", """
                        package com.acme;

                        import dev.hapax.KafkaHandler;
                        import java.io.Serializable;
                        import java.lang.annotation.*;
                        import java.util.*;

                        @Deprecated
                        @SuppressWarnings("unused")
                        public abstract class Shapes<T extends Comparable<T>> extends AbstractList<T> implements Serializable, Comparable<T> {
                            static class Listening {
                            @KafkaHandler(topics = "a", group = "g")
                            void on(String message) {
                                class Local extends Thread implements Runnable {}
                                new Local();
                                Object anonymous = new Comparator<String>() {
                                    public int compare(String a, String b) {
                                        return 0;
                                    }
                                };
                                Runnable lambda = () -> {};
                                new ArrayList<String>(1) {};
                            }
                            }

                            interface Both extends Runnable, Comparable<Both> {}

                            interface Plain {}

                            enum Colour implements Plain {
                                RED {
                                    @Override
                                    public String toString() {
                                        return switchOn(this);
                                    }
                                },
                                BLUE;

                                static String switchOn(Colour colour) {
                                    switch (colour) {
                                        case RED:
                                            return "r";
                                        default:
                                            return "b";
                                    }
                                }
                            }

                            @Visible("x")
                            record Point(int x, int y) implements Plain {}

                            @Retention(RetentionPolicy.RUNTIME)
                            @Repeatable(Several.class)
                            @interface Visible {
                                String value();
                            }

                            @Retention(RetentionPolicy.RUNTIME)
                            @interface Several {
                                Visible[] value();
                            }

                            @Retention(RetentionPolicy.SOURCE)
                            @interface Gone {}

                            @interface Kept {}

                            @Visible("a")
                            @Visible("b")
                            @Gone
                            @Kept
                            class Inner extends HashMap<String, Shapes<T>.Inner> {}
                        }
                        """)
                .compile("com/acme/Shapes.java");

        assertThat(run.output).contains("not found in the class files");
        assertThat(told).hasSizeGreaterThan(15).isEqualTo(read);
    }
}
