package dev.hapax.analysis;

import java.util.Optional;

/**
 * A place in byte code, precise enough to find the expression in its source.
 *
 * @param className internal name of the class that holds the code (a nested or lambda-holding class as javac named it)
 * @param method name and descriptor of the method, as {@code onOrder(Lcom/acme/Order;)V}
 * @param sourceFile the class's {@code SourceFile} attribute; empty where it has none
 * @param line the line in it, from 1; 0 where the class has no line numbers
 * @param expression what stands there
 */
public record CodePlace(String className, String method, Optional<String> sourceFile, int line, Expression expression) {

    /** The expression at a place, to tell apart what stands on one line. */
    public sealed interface Expression {
        /**
         * A call.
         *
         * @param name the called method's simple name ({@code <init>} for {@code new})
         * @param owner simple name of the class that declares it, for messages and {@code new}
         * @param order its position among the calls of that name that start on the line, from 0, in evaluation order
         */
        record Call(String name, String owner, int order) implements Expression {}

        /**
         * A write to a field: {@code x = …}, {@code x += 1}, {@code x++}.
         *
         * @param field the field's name
         * @param order its position among the writes of that field on the line, from 0
         */
        record FieldWrite(String field, int order) implements Expression {}

        /** A catch clause: the line is that of its first instruction. */
        record Catch() implements Expression {}

        /** A return statement, or the expression that a lambda returns. */
        record Return() implements Expression {}

        /**
         * An annotation; the line is its own.
         *
         * @param name its simple name
         */
        record Annotation(String name) implements Expression {}

        /** The method's declaration as a whole. */
        record Declaration() implements Expression {}

        /**
         * A setting in a file that is no source: the place's file is named from the root of its directory or jar on, and it
         * has no class and no method.
         *
         * @param key the setting's key as it stands there; empty for the line as a whole
         */
        record Setting(String key) implements Expression {}
    }
}
