package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Class files that no compiler would write, or that are written to be hard to read: said, and the rest is judged. */
class BadClassesTest {
    private static final CompiledSources SOURCES = CompiledSources.of("""
            import dev.hapax.*;
            import org.apache.kafka.clients.producer.*;

            class Orders {
                Producer<String, String> producer;
                Mailer mailer;

                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    mailer.post(id);
                    producer.send(new ProducerRecord<>("orders", id));
                }

                @KafkaHandler(topics = "b", group = "g")
                void other(String id) {
                    producer.send(new ProducerRecord<>("other", id));
                }
            }

            interface Mailer {
                void post(String text);
            }

            class Relay implements Mailer {
                Producer<String, String> producer;

                public void post(String text) {
                    producer.send(new ProducerRecord<>("mails", text));
                }
            }

            class Base {}
            """);

    private static AnalysisReport judge(CompiledSources classes) {
        return Analysis.run(classes, List.of("Orders"), Settings.defaults());
    }

    private static CompiledSources changed(String name, UnaryOperator<byte[]> change) {
        return SOURCES.with(name, change.apply(SOURCES.bytes(name)));
    }

    /** Runs a visitor over a class. */
    private static byte[] through(byte[] bytes, Function<ClassVisitor, ClassVisitor> visitor, int flags) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(bytes).accept(visitor.apply(writer), flags);
        return writer.toByteArray();
    }

    private static void judgesBothHandlers(AnalysisReport report) {
        assertThat(report.findings())
                .filteredOn(finding -> finding.rule() == Rule.SEND)
                .extracting(finding -> finding.handler().method())
                .contains("on", "other");
    }

    @Test
    void aClassThatInheritsFromItself() {
        byte[] cyclic = through(
                SOURCES.bytes("Relay"),
                writer -> new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visit(
                            int version,
                            int access,
                            String name,
                            String signature,
                            String parent,
                            String[] interfaces) {
                        super.visit(version, access, name, signature, "Base", interfaces);
                    }
                },
                0);
        byte[] back = through(
                SOURCES.bytes("Base"),
                writer -> new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public void visit(
                            int version,
                            int access,
                            String name,
                            String signature,
                            String parent,
                            String[] interfaces) {
                        super.visit(version, access, name, signature, "Relay", interfaces);
                    }
                },
                0);

        AnalysisReport report = judge(SOURCES.with("Relay", cyclic).with("Base", back));

        judgesBothHandlers(report);
        assertThat(report.findings())
                .anyMatch(finding -> finding.place().className().equals("Relay"));
    }

    @Test
    void aClassOfAnotherVersionThanAnyCompilersOnTheWay() {
        AnalysisReport report = judge(changed("Relay", bytes -> {
            byte[] newer = bytes.clone();
            newer[6] = 0;
            newer[7] = 120;
            return newer;
        }));

        judgesBothHandlers(report);
        assertThat(report.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.headline()).contains("Relay", "class-file version is 120"));
    }

    @Test
    void aClassThatEndsInTheMiddleWhereverThatIs() {
        byte[] whole = SOURCES.bytes("Relay");
        for (int length = 0; length < whole.length; length += 7) {
            int end = length;
            AnalysisReport report = judge(changed("Relay", bytes -> Arrays.copyOf(bytes, end)));

            judgesBothHandlers(report);
            assertThat(report.problems())
                    .as("cut after %d bytes of %d", end, whole.length)
                    .isNotEmpty();
        }
    }

    @Test
    void aClassWithOneWrongByteWhereverThatIs() {
        byte[] whole = SOURCES.bytes("Relay");
        for (int at = 0; at < whole.length; at += 3) {
            int wrong = at;
            AnalysisReport report = judge(changed("Relay", bytes -> {
                byte[] damaged = bytes.clone();
                damaged[wrong] ^= (byte) 0x55;
                return damaged;
            }));

            judgesBothHandlers(report);
            assertThat(report.problems())
                    .extracting(Finding::headline)
                    .as("byte %d", wrong)
                    .noneMatch(sentence -> sentence.contains("defect in Hapax"));
        }
    }

    @Test
    void namesThatNoSourceCanHaveAndNoLines() {
        Remapper odd = new Remapper(Opcodes.ASM9) {
            @Override
            public String mapMethodName(String owner, String name, String descriptor) {
                return owner.equals("Mailer") || owner.equals("Relay") && !name.startsWith("<") ? "-+ $" : name;
            }

            @Override
            public String mapFieldName(String owner, String name, String descriptor) {
                return owner.equals("Orders") || owner.equals("Relay") ? "\u2028" + name : name;
            }
        };
        CompiledSources obfuscated = SOURCES;
        for (String name : List.of("Orders", "Relay", "Mailer")) {
            obfuscated = obfuscated.with(
                    name,
                    through(SOURCES.bytes(name), writer -> new ClassRemapper(writer, odd), ClassReader.SKIP_DEBUG));
        }
        AnalysisReport report = judge(obfuscated);

        judgesBothHandlers(report);
        assertThat(report.problems()).isEmpty();
        assertThat(report.findings()).allSatisfy(finding -> {
            assertThat(finding.place().line()).isZero();
            assertThat(FindingText.of(finding)).isNotBlank();
        });
    }

    @Test
    void dependenciesThatAreNotThere() {
        AnalysisReport report = judge(CompiledSources.of("""
                import dev.hapax.*;
                import org.apache.kafka.clients.producer.*;

                class Orders {
                    Gone gone;
                    Producer<String, String> producer;

                    @KafkaHandler(topics = "a", group = "g")
                    void on(String id) {
                        gone.post(id);
                        producer.send(new ProducerRecord<>("orders", id));
                    }

                    @KafkaHandler(topics = "b", group = "g")
                    void other(String id) {
                        producer.send(new ProducerRecord<>("other", id));
                    }
                }

                class Gone extends java.util.ArrayList<String> {
                    void post(String text) {}
                }
                """).without("Gone"));

        judgesBothHandlers(report);
        assertThat(report.findings()).anyMatch(finding -> finding.rule() == Rule.UNJUDGED_CALL);
        assertThat(report.unjudgedCalls())
                .extracting(call -> call.step().text())
                .containsExactly("Gone.post(String)");
    }

    @Test
    void aMethodAsLargeAsMethodsCanBe() {
        byte[] large = through(
                SOURCES.bytes("Relay"),
                writer -> new ClassVisitor(Opcodes.ASM9, writer) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
                        return name.equals("post") ? new Prolonged(method) : method;
                    }
                },
                ClassReader.SKIP_FRAMES);
        long start = System.nanoTime();

        AnalysisReport report = judge(SOURCES.with("Relay", large));

        judgesBothHandlers(report);
        assertThat(large.length).isGreaterThan(64_000);
        assertThat(System.nanoTime() - start).isLessThan(60_000_000_000L);
    }

    /** Puts as many calls and branches before a method's code as fit. */
    private static final class Prolonged extends MethodVisitor {
        private static final int TIMES = 7_200;

        Prolonged(MethodVisitor method) {
            super(Opcodes.ASM9, method);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            for (int i = 0; i < TIMES; i++) {
                Label end = new Label();
                visitVarInsn(Opcodes.ALOAD, 1);
                visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/String", "isEmpty", "()Z", false);
                visitJumpInsn(Opcodes.IFEQ, end);
                visitVarInsn(Opcodes.ALOAD, 1);
                visitVarInsn(Opcodes.ASTORE, 1);
                visitLabel(end);
            }
        }
    }
}
