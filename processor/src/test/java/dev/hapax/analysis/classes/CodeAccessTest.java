package dev.hapax.analysis.classes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/** The code of a method may have been given up: only {@link Code} knows how to get it back, so everybody asks there. */
class CodeAccessTest {
    private static final String METHOD = "org/objectweb/asm/tree/MethodNode";
    private static final Set<String> GIVEN_UP = Set.of(
            "instructions",
            "tryCatchBlocks",
            "localVariables",
            "visibleLocalVariableAnnotations",
            "invisibleLocalVariableAnnotations");

    @Test
    void theEngineReadsCodeOnlyOfMethodsThatCodeHandsOut() {
        classes()
                .that()
                .resideInAPackage("dev.hapax.analysis..")
                .and()
                .doNotBelongToAnyOf(Code.class)
                .should(new AskForCode())
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("dev.hapax.analysis"));
    }

    @Test
    void whoeverGoesPastIsFound() {
        assertThat(past(Asking.class)).isEmpty();
        assertThat(past(Past.class))
                .containsExactlyInAnyOrder("instructions", "localVariables", "tryCatchBlocks", "accept");
    }

    private static List<String> past(Class<?> type) {
        return new AskForCode().past(new ClassFileImporter().importClass(type));
    }

    /** Asks, at once and by way of a variable. */
    private static final class Asking {
        int known(MethodNode method, boolean keep) {
            MethodNode code = keep ? Code.keptOf(method) : Code.of(method);
            return code.instructions.size() + Code.of(method).tryCatchBlocks.size() + method.name.length();
        }
    }

    /** Does not ask, not for each, or not before. */
    private static final class Past {
        int never(MethodNode method) {
            return method.instructions.size();
        }

        int sometimes(MethodNode method, boolean keep) {
            MethodNode code = keep ? Code.keptOf(method) : method;
            return code.localVariables.size();
        }

        int forAnother(MethodNode method, MethodNode other) {
            Code.of(method);
            return other.tryCatchBlocks.size();
        }

        void whole(MethodNode method, ClassNode into) {
            method.accept(into);
        }
    }

    private static final class AskForCode extends ArchCondition<JavaClass> {
        AskForCode() {
            super("ask Code for the code of a method");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            past(type)
                    .forEach(what -> events.add(
                            SimpleConditionEvent.violated(type, type.getName() + " does not ask Code for " + what)));
        }

        /** What it reads of methods that it did not get from {@link Code}. */
        List<String> past(JavaClass type) {
            ClassNode node = new ClassNode();
            try (InputStream file =
                    type.getSource().orElseThrow().getUri().toURL().openStream()) {
                new ClassReader(file).accept(node, ClassReader.SKIP_FRAMES);
                List<String> past = new ArrayList<>();
                for (MethodNode method : node.methods) {
                    past.addAll(past(node.name, method));
                }
                return past;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (AnalyzerException e) {
                throw new IllegalStateException(e);
            }
        }

        private static List<String> past(String owner, MethodNode method) throws AnalyzerException {
            Frame<SourceValue>[] frames = new Analyzer<>(new Origins()).analyze(owner, method);
            List<String> past = new ArrayList<>();
            for (int i = 0; i < frames.length; i++) {
                AbstractInsnNode insn = method.instructions.get(i);
                if (frames[i] != null
                        && insn instanceof FieldInsnNode read
                        && read.getOpcode() == Opcodes.GETFIELD
                        && read.owner.equals(METHOD)
                        && GIVEN_UP.contains(read.name)
                        && !isAskedFor(frames[i], 0)) {
                    past.add(read.name);
                } else if (frames[i] != null
                        && insn instanceof MethodInsnNode call
                        && call.owner.equals(METHOD)
                        && call.name.equals("accept")
                        && !isAskedFor(frames[i], 1)) {
                    past.add(call.name);
                }
            }
            return past;
        }

        private static boolean isAskedFor(Frame<SourceValue> frame, int below) {
            Collection<AbstractInsnNode> origins = frame.getStack(frame.getStackSize() - 1 - below).insns;
            return !origins.isEmpty()
                    && origins.stream()
                            .allMatch(origin -> origin instanceof MethodInsnNode call
                                    && call.owner.equals("dev/hapax/analysis/classes/Code"));
        }
    }

    /** Where values come from, through variables. */
    private static final class Origins extends SourceInterpreter {
        Origins() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
            return new SourceValue(type.getSize(), new InsnNode(Opcodes.NOP));
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode insn, SourceValue value) {
            return value;
        }
    }
}
