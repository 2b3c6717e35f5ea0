package dev.hapax.analysis.handlers;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.HandlerMethod;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Type;

/**
 * A handler method with what its declaration says.
 *
 * @param method how it is reported
 * @param target its code
 * @param maker the method that has it made by another one, where it is a lambda that others can have made as well
 * @param roles what its parameters are, by position, the receiver being 0
 * @param dedup the path to the key that {@code @Dedup} names; empty text where there is none
 * @param own whether it is declared by Hapax's own annotation
 * @param reply where the framework sends what the method returns, in words
 * @param ofLoop whether a loop of the project's own calls it for each message: what it does is its own, not the loop's
 */
public record Handler(
        HandlerMethod method,
        MethodTarget target,
        Optional<MethodTarget> maker,
        Map<Integer, Role> roles,
        String dedup,
        boolean own,
        Optional<String> reply,
        boolean ofLoop) {
    /** Copies the map. */
    public Handler {
        roles = Map.copyOf(roles);
    }

    /** What a parameter is. */
    public enum Role {
        /** The handler object. */
        RECEIVER,
        /** The message, or part of it. */
        MESSAGE,
        /** What comes with the message, beside its payload: the key, a header, where it was read. */
        HEADER,
        /** The connection of the guarantee's own transaction, or what collects statements for it. */
        CONNECTION,
        /** Sends within the guarantee's own transaction. */
        EMITTER,
        /** Something else that the framework passes. */
        OTHER
    }

    /** The same, with its returned value sent on, if it returns one. */
    Handler replying(Optional<String> to) {
        boolean nothing = Type.getReturnType(target.method().desc).equals(Type.VOID_TYPE);
        return new Handler(method, target, maker, roles, dedup, own, nothing ? Optional.empty() : to, ofLoop);
    }

    /**
     * The same, as if it declared a guarantee.
     *
     * @param guarantee the guarantee
     * @return the handler that it would be
     */
    public Handler under(HandlerMethod.Guarantee guarantee) {
        HandlerMethod declared = new HandlerMethod(
                method.className(), method.method(), method.descriptor(), method.displayName(), guarantee, true, own);
        return new Handler(declared, target, maker, roles, dedup, own, reply, ofLoop);
    }

    /** The same, where another method than the reported one makes it. */
    Handler madeFor(MethodTarget by) {
        return new Handler(method, target, Optional.of(by), roles, dedup, own, reply, ofLoop);
    }

    /**
     * What makes two of them one: a method that several classes inherit is one handler, a lambda that several methods have made
     * is one for each of these.
     *
     * @return the same for both
     */
    public Identity identity() {
        return new Identity(target, maker.map(MethodTarget::key));
    }

    /**
     * What a handler is told apart by.
     *
     * @param target its code
     * @param maker the method that has it made by another one
     */
    public record Identity(MethodTarget target, Optional<MethodKey> maker) {}

    /**
     * Whether a parameter comes from the message: as its payload, or beside it.
     *
     * @param index the parameter's position
     * @return false for what the framework passes besides
     */
    public boolean isOfMessage(int index) {
        Role role = roles.getOrDefault(index, Role.OTHER);
        return role == Role.MESSAGE || role == Role.HEADER;
    }

    /**
     * Whether a parameter is the message's payload, or all that there is of it.
     *
     * @param index the parameter's position
     * @return false for what comes beside the payload
     */
    public boolean isPayload(int index) {
        return isOfMessage(index) && (roles.get(index) == Role.MESSAGE || !roles.containsValue(Role.MESSAGE));
    }

    /** The same, as called by a loop of the project's own. */
    Handler calledByLoop() {
        return new Handler(method, target, maker, roles, dedup, own, reply, true);
    }

    /**
     * Whether somebody has chosen its guarantee.
     *
     * @return true for handlers of our own annotation, whose default is a choice, and for those with {@code @Guarantee}
     */
    public boolean isDeclared() {
        return own() || method.declared();
    }

    /**
     * Where it is declared.
     *
     * @return the declaration, with the line that its code begins in
     */
    public CodePlace declaration() {
        return new CodePlace(
                method.className(),
                method.method() + method.descriptor(),
                target.owner().sourceFile(),
                target.firstLine(),
                new CodePlace.Expression.Declaration());
    }

    /**
     * Whether the generated wrapper claims each message.
     *
     * @return true with {@code @Dedup}
     */
    public boolean isDeduplicated() {
        return !dedup.isEmpty();
    }
}
