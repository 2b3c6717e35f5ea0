package dev.hapax.analysis.classes;

import java.util.List;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The code of a class's methods. It takes many times the memory of the class file: where that becomes too much, code that
 * nobody has asked for of late is given up, and read from the class file again when it is asked for. So {@link #of} is the
 * only way to a method's instructions, catch clauses and local variables. Not thread-safe.
 */
public final class Code {
    private final byte[] file;
    private final CodeRoom room;
    private final Holder holder = new Holder();
    private boolean there = true;
    private long asked;

    private Code(byte[] file, CodeRoom room) {
        this.file = file;
        this.room = room;
    }

    /**
     * A method with its code.
     *
     * @param method a method of a class that was read
     * @return the same, its code there until the code of another one is asked for; not to be changed
     */
    public static MethodNode of(MethodNode method) {
        if (method instanceof Method known) {
            known.code.ask();
        }
        return method;
    }

    /**
     * A method with code that stays with it, whatever else is asked for: for what goes over one method for long.
     *
     * @param method a method of a class that was read
     * @return another one, of the same instructions
     */
    public static MethodNode keptOf(MethodNode method) {
        of(method);
        MethodNode kept =
                new MethodNode(Opcodes.ASM9, method.access, method.name, method.desc, method.signature, new String[0]);
        put(method, kept);
        kept.maxStack = method.maxStack;
        kept.maxLocals = method.maxLocals;
        return kept;
    }

    /** Reads a class with its code. */
    static ClassNode read(byte[] file, CodeRoom room) {
        Code code = new Code(file, room);
        code.methods();
        code.asked = room.now();
        room.take(code);
        return code.holder;
    }

    private void ask() {
        asked = room.now();
        if (!there) {
            List<MethodNode> again = new Code(file, room).methods();
            for (int i = 0; i < again.size(); i++) {
                put(again.get(i), holder.methods.get(i));
            }
            there = true;
            room.take(this);
        }
    }

    private List<MethodNode> methods() {
        new ClassReader(file).accept(holder, ClassReader.SKIP_FRAMES);
        return holder.methods;
    }

    private static void put(MethodNode from, MethodNode to) {
        to.instructions = from.instructions;
        to.tryCatchBlocks = from.tryCatchBlocks;
        to.localVariables = from.localVariables;
        to.visibleLocalVariableAnnotations = from.visibleLocalVariableAnnotations;
        to.invisibleLocalVariableAnnotations = from.invisibleLocalVariableAnnotations;
    }

    /** Whoever goes past {@link #of} finds nothing: that is noticed, as code that is empty would not be. */
    @SuppressWarnings("NullAway")
    void giveUp() {
        for (MethodNode method : holder.methods) {
            method.instructions = null;
            method.tryCatchBlocks = null;
            method.localVariables = null;
            method.visibleLocalVariableAnnotations = null;
            method.invisibleLocalVariableAnnotations = null;
        }
        there = false;
    }

    /** When it was asked for last. */
    long asked() {
        return asked;
    }

    /** The size of the class file. */
    int size() {
        return file.length;
    }

    private final class Holder extends ClassNode {
        Holder() {
            super(Opcodes.ASM9);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodNode method = new Method(Code.this, access, name, descriptor, signature, exceptions);
            methods.add(method);
            return method;
        }
    }

    private static final class Method extends MethodNode {
        private final Code code;

        Method(Code code, int access, String name, String descriptor, String signature, String[] exceptions) {
            super(Opcodes.ASM9, access, name, descriptor, signature, exceptions);
            this.code = code;
        }
    }
}
