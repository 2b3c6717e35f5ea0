package dev.hapax.processor.declaration;

import dev.hapax.analysis.Rule;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic.Kind;

/** Prints errors of declarations where they stand, with the rule's id at the end. */
public final class ErrorReporter {
    private final Messager messager;
    private int count;

    /**
     * Makes a reporter that has reported nothing yet.
     *
     * @param messager where errors go
     */
    public ErrorReporter(Messager messager) {
        this.messager = messager;
    }

    /** Reports at an element's name. */
    void report(Rule rule, String message, Element element) {
        count++;
        messager.printMessage(Kind.ERROR, withId(rule, message), element);
    }

    /** Reports at an annotation. */
    void report(Rule rule, String message, DeclaredAnnotation annotation) {
        count++;
        messager.printMessage(Kind.ERROR, withId(rule, message), annotation.element(), annotation.mirror());
    }

    /** Reports at a value inside an annotation. */
    void report(Rule rule, String message, DeclaredAnnotation annotation, AnnotationValue value) {
        count++;
        messager.printMessage(Kind.ERROR, withId(rule, message), annotation.element(), annotation.mirror(), value);
    }

    /** Reports at the value of an annotation's member, or at the annotation where the member is not written. */
    void report(Rule rule, String message, DeclaredAnnotation annotation, String member) {
        Optional<AnnotationValue> value = annotation.value(member);
        if (value.isPresent()) {
            report(rule, message, annotation, value.get());
        } else {
            report(rule, message, annotation);
        }
    }

    /**
     * How many errors were reported so far.
     *
     * @return the number
     */
    public int count() {
        return count;
    }

    private static String withId(Rule rule, String message) {
        return message + " [hapax:" + rule.id() + "]";
    }
}
