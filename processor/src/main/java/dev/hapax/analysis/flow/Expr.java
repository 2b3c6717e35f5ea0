package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;

/**
 * Where a value comes from, as an expression over the method's parameters. Structurally equal expressions stand for the
 * same value as far as the engine can tell. Bounded in size: see {@link Exprs}.
 */
public sealed interface Expr {
    /**
     * The direct parts, in order.
     *
     * @return nothing where it has none
     */
    default List<Expr> parts() {
        return List.of();
    }

    /**
     * A constant.
     *
     * @param value a string, a boxed number or an ASM type
     */
    record Const(Object value) implements Expr {}

    /** {@code null}. */
    record Null() implements Expr {}

    /**
     * A parameter of the method at hand.
     *
     * @param index its position; the receiver of an instance method is 0
     */
    record Param(int index) implements Expr {}

    /**
     * A field's value.
     *
     * @param base the object; {@link Static} for static fields
     * @param owner internal name of the class that the access names
     * @param name the field's name
     */
    record Field(Expr base, String owner, String name) implements Expr {
        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof Field that
                            && name.equals(that.name)
                            && owner.equals(that.owner)
                            && base.equals(that.base));
        }

        @Override
        public int hashCode() {
            return (base.hashCode() * 31 + owner.hashCode()) * 31 + name.hashCode();
        }

        @Override
        public List<Expr> parts() {
            return List.of(base);
        }
    }

    /** Stands for the missing object of a static field. */
    record Static() implements Expr {}

    /**
     * A call's result.
     *
     * @param site where it is called
     * @param method what is called
     * @param receiver whether the first argument is the receiver
     * @param args receiver and arguments
     */
    record Call(Site site, MethodKey method, boolean receiver, List<Expr> args) implements Expr {
        /** Copies the list. */
        public Call {
            args = Parts.of(args);
        }

        /** The call without what it is made with. */
        Call bare() {
            return new Call(site, method, receiver, List.of());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof Call that
                            && site.equals(that.site)
                            && receiver == that.receiver
                            && args.equals(that.args)
                            && method.equals(that.method));
        }

        @Override
        public int hashCode() {
            return ((site.hashCode() * 31 + method.hashCode()) * 31 + Boolean.hashCode(receiver)) * 31
                    + args.hashCode();
        }

        @Override
        public List<Expr> parts() {
            return args;
        }
    }

    /**
     * An object that was made here.
     *
     * @param site where
     * @param type internal name of its class
     * @param constructor the constructor's descriptor; empty before it has run
     * @param args the constructor's arguments; nothing where the fields say what became of them
     * @param fields what its fields hold
     */
    record Fresh(Site site, String type, String constructor, List<Expr> args, Fields fields) implements Expr {
        /** Copies the list. */
        public Fresh {
            args = Parts.of(args);
        }

        /**
         * An object of which nothing more is known.
         *
         * @param site where
         * @param type internal name of its class
         * @param constructor the constructor's descriptor; empty before it has run
         * @param args the constructor's arguments
         */
        public Fresh(Site site, String type, String constructor, List<Expr> args) {
            this(site, type, constructor, args, Fields.UNKNOWN);
        }

        Fresh with(Fields others) {
            return new Fresh(site, type, constructor, args, others);
        }

        /** The same object, with nothing known of it. */
        Fresh bare() {
            return new Fresh(site, type, "", List.of());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof Fresh that
                            && site.equals(that.site)
                            && type.equals(that.type)
                            && constructor.equals(that.constructor)
                            && args.equals(that.args)
                            && fields.equals(that.fields));
        }

        @Override
        public int hashCode() {
            return (((site.hashCode() * 31 + type.hashCode()) * 31 + constructor.hashCode()) * 31 + args.hashCode())
                            * 31
                    + fields.hashCode();
        }

        @Override
        public List<Expr> parts() {
            return fields.with(args);
        }
    }

    /**
     * An array that was made here, with its elements as far as they are known.
     *
     * @param site where
     * @param elements the elements in order
     */
    record Array(Site site, List<Expr> elements) implements Expr {
        /** Copies the list. */
        public Array {
            elements = Parts.of(elements);
        }

        @Override
        public List<Expr> parts() {
            return elements;
        }
    }

    /**
     * A string builder and what it holds.
     *
     * @param site where it was made
     * @param content its content
     */
    record Builder(Site site, Expr content) implements Expr {
        @Override
        public List<Expr> parts() {
            return List.of(content);
        }
    }

    /**
     * A text put together from parts.
     *
     * @param parts in order
     */
    record Concat(List<Expr> parts) implements Expr {
        /** Copies the list. */
        public Concat {
            parts = Parts.of(parts);
        }
    }

    /**
     * Arithmetic.
     *
     * @param operator what is done
     * @param operands to what
     */
    record Op(Operator operator, List<Expr> operands) implements Expr {
        /** Copies the list. */
        public Op {
            operands = Parts.of(operands);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other
                    || (other instanceof Op that && operator == that.operator && operands.equals(that.operands));
        }

        @Override
        public int hashCode() {
            return operator.hashCode() * 31 + operands.hashCode();
        }

        @Override
        public List<Expr> parts() {
            return operands;
        }
    }

    /**
     * A lambda or method reference.
     *
     * @param site where it is made
     * @param body the method that it runs
     * @param captured the values that come before its own arguments
     * @param method the method of the functional interface
     */
    record Lambda(Site site, Handle body, List<Expr> captured, MethodKey method) implements Expr {
        /** Copies the list. */
        public Lambda {
            captured = Parts.of(captured);
        }

        /**
         * The method that it runs.
         *
         * @return owner, name and descriptor as the code names them
         */
        public MethodKey runs() {
            return new MethodKey(body.getOwner(), body.getName(), body.getDesc());
        }

        @Override
        public List<Expr> parts() {
            return captured;
        }
    }

    /**
     * An element of a collection, array or optional value.
     *
     * @param of what holds it
     */
    record Element(Expr of) implements Expr {

        @Override
        public List<Expr> parts() {
            return List.of(of);
        }
    }

    /**
     * One of several.
     *
     * @param options at least two, none of them a choice itself
     */
    record OneOf(Set<Expr> options) implements Expr {
        /** Copies the set, keeping its order. */
        public OneOf {
            options = Choices.of(options);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other || (other instanceof OneOf that && options.equals(that.options));
        }

        @Override
        public int hashCode() {
            return options.hashCode();
        }

        @Override
        public List<Expr> parts() {
            return Choices.of(options).parts();
        }
    }

    /**
     * Made of these in a way that is too large to keep.
     *
     * @param leaves what it is made of
     */
    record Mixed(Set<Expr> leaves) implements Expr {
        /** Copies the set, keeping its order. */
        public Mixed {
            leaves = Choices.of(leaves);
        }

        @Override
        public List<Expr> parts() {
            return Choices.of(leaves).parts();
        }
    }

    /** Not known. */
    record Unknown() implements Expr {}
}
