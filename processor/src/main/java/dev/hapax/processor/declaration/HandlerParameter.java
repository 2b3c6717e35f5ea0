package dev.hapax.processor.declaration;

import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** A parameter of a handler, by what it is served with. */
public sealed interface HandlerParameter {
    /**
     * The parameter itself.
     *
     * @return the element
     */
    VariableElement element();

    /** A parameter that carries the message. */
    sealed interface Message extends HandlerParameter {
        /**
         * The type of the payload.
         *
         * @return the type
         */
        TypeMirror payload();
    }

    /**
     * The payload alone.
     *
     * @param element the parameter
     * @param payload its type
     */
    record Payload(VariableElement element, TypeMirror payload) implements Message {}

    /**
     * The whole record.
     *
     * @param element the parameter
     * @param key the type of the record's key
     * @param payload the type of the record's value
     */
    record WholeRecord(VariableElement element, TypeMirror key, TypeMirror payload) implements Message {}

    /**
     * The emitter of the call.
     *
     * @param element the parameter
     * @param key the type of the emitted keys
     * @param payload the type of the emitted payloads
     */
    record Emitter(VariableElement element, TypeMirror key, TypeMirror payload) implements HandlerParameter {}

    /**
     * The connection of the transaction that the call is part of.
     *
     * @param element the parameter
     */
    record Connection(VariableElement element) implements HandlerParameter {}

    /**
     * A parameter that nothing serves.
     *
     * @param element the parameter
     * @param advice why not, and what to do, as a sentence
     */
    record Unknown(VariableElement element, String advice) implements HandlerParameter {}
}
