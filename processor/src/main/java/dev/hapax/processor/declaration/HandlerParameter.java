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

        /**
         * Whether it carries a list of them.
         *
         * @return false if it carries one
         */
        boolean list();
    }

    /**
     * The payload alone.
     *
     * @param element the parameter
     * @param payload its type
     * @param list whether it is a list of payloads
     */
    record Payload(VariableElement element, TypeMirror payload, boolean list) implements Message {}

    /**
     * The whole record.
     *
     * @param element the parameter
     * @param key the type of the record's key
     * @param payload the type of the record's value
     * @param list whether it is a list of records
     */
    record WholeRecord(VariableElement element, TypeMirror key, TypeMirror payload, boolean list) implements Message {}

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
     * What collects statements for the transaction that the call is part of.
     *
     * @param element the parameter
     */
    record Statements(VariableElement element) implements HandlerParameter {}

    /**
     * A parameter that nothing serves.
     *
     * @param element the parameter
     * @param advice why not, and what to do, as a sentence
     */
    record Unknown(VariableElement element, String advice) implements HandlerParameter {}
}
