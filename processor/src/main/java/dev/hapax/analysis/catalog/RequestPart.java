package dev.hapax.analysis.catalog;

import java.util.Optional;
import java.util.OptionalInt;

/** Says something about a request, message or document that is being made, and does nothing by itself. */
public sealed interface RequestPart extends Role.Detail {

    /**
     * Says by which method an HTTP request goes; the result, and the receiver, are that request.
     *
     * @param verb the method, as {@code POST}
     * @param argument the argument that holds it, where {@code verb} is empty
     */
    record HttpVerb(Optional<String> verb, OptionalInt argument) implements RequestPart {}

    /**
     * Gives a request or message that is being made a key by which the other side recognizes a repetition.
     *
     * @param name the argument that names the header or property; only well-known names of such keys count. Empty: the
     *     method says it
     * @param value the argument with the key
     */
    record IdempotencyKey(OptionalInt name, int value) implements RequestPart {}

    /**
     * Gives a thing that is being written its id: what is written again under the same id overwrites, or fails.
     *
     * @param name the argument that names the field, which has to be {@code _id}; empty: the method says it
     * @param value the argument with the id
     * @param fails whether a second write under the same id fails instead
     */
    record Identifies(OptionalInt name, int value, boolean fails) implements RequestPart {}

    /**
     * Says how a document is to be changed: part of an update that {@link Role.AppliesUpdate} carries out.
     *
     * @param kind {@code ADD}, {@code APPEND}, {@code CONSUME} or {@code SET}
     * @param field the argument that names the field
     * @param value the argument with the value
     */
    record DescribesUpdate(Role.EffectKind kind, OptionalInt field, OptionalInt value) implements RequestPart {}

    /**
     * Says in an expression of DynamoDB how an item is to be changed.
     *
     * @param text the argument with the expression
     */
    record UpdateExpression(int text) implements RequestPart {}

    /**
     * Says in an expression of DynamoDB on which condition something is done.
     *
     * @param text the argument with the expression
     */
    record ConditionExpression(int text) implements RequestPart {}

    /** Makes a write that is being described take place only where nothing is there yet. */
    record OnlyIfAbsent() implements RequestPart {}
}
