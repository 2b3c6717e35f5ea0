package dev.hapax.analysis.classes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ReferencesTest {
    private static final String TEXT = "(Ljava/lang/String;)V";

    private final References references = new References();

    @BeforeEach
    void add() {
        assertThat(references.add("a/Calls", file("a/Calls", code -> {
                    code.visitLdcInsn(1L << 40); // takes two places among the constants
                    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "x/Other", "take", TEXT, false);
                    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "x/Third", "take", TEXT, false);
                    code.visitMethodInsn(Opcodes.INVOKEINTERFACE, "x/Way", "überweise", TEXT, true);
                })))
                .isTrue();
        assertThat(references.add("b/Calls", file("b/Calls", code -> {
                    code.visitMethodInsn(Opcodes.INVOKESTATIC, "x/Other", "take", "(Ljava/lang/Object;)V", false);
                    code.visitMethodInsn(Opcodes.INVOKESTATIC, "x/Other", "taken", TEXT, false);
                    code.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "x/Way", "überweise", TEXT, false);
                })))
                .isTrue();
    }

    @Test
    void namesTheClassesThatReferToAMethodInWhicheverClass() {
        assertThat(references.to("take", TEXT)).containsExactly("a/Calls");
        assertThat(references.to("take", "(Ljava/lang/Object;)V")).containsExactly("b/Calls");
        assertThat(references.to("taken", TEXT)).containsExactly("b/Calls");
        assertThat(references.to("überweise", TEXT)).containsExactly("a/Calls", "b/Calls");
    }

    @Test
    void namesNobodyWhereNobodyDoes() {
        assertThat(references.to("take", "(Ljava/lang/Integer;)V")).isEmpty();
        assertThat(references.to("code", TEXT)).isEmpty();
    }

    @Test
    void namesTheClassesThatHaveAnAnnotationOfTheClock() {
        assertThat(references.byTheClock()).isEmpty();
        ClassWriter ticking = begun("c/Ticking");
        ticking.visitMethod(Opcodes.ACC_PUBLIC, "tick", "()V", null, null)
                .visitAnnotation("Lsome/framework/Scheduled;", true)
                .visitEnd();
        assertThat(references.add("c/Ticking", ticking.toByteArray())).isTrue();
        ClassWriter other = begun("d/Other");
        other.visitMethod(Opcodes.ACC_PUBLIC, "tick", "()V", null, null)
                .visitAnnotation("LScheduled;", true)
                .visitEnd();
        assertThat(references.add("d/Other", other.toByteArray())).isTrue();
        assertThat(references.byTheClock()).containsExactly("c/Ticking");
    }

    @Test
    void saysThatAFileIsDamaged() {
        byte[] file =
                file("e/Broken", code -> code.visitMethodInsn(Opcodes.INVOKESTATIC, "x/Other", "take", TEXT, false));
        assertThat(references.add("e/Broken", java.util.Arrays.copyOf(file, 40)))
                .isFalse();
    }

    private static byte[] file(String name, Consumer<MethodVisitor> code) {
        ClassWriter type = begun(name);
        MethodVisitor method = type.visitMethod(Opcodes.ACC_PUBLIC, "code", "()V", null, null);
        method.visitCode();
        code.accept(method);
        method.visitInsn(Opcodes.RETURN);
        method.visitMaxs(4, 1);
        method.visitEnd();
        return type.toByteArray();
    }

    private static ClassWriter begun(String name) {
        ClassWriter type = new ClassWriter(0);
        type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
        return type;
    }
}
