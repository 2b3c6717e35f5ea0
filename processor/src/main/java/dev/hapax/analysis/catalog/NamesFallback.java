package dev.hapax.analysis.catalog;

import java.util.Optional;

/**
 * An annotation's element: it names what is run instead where an annotated method fails.
 *
 * @param runs the method of the class that the element holds; empty: the element names a method beside the annotated one
 * @param standIn descriptor of the annotation on the classes whose method of the same name is run; the element may then hold
 *     the class that they inherit from, and {@code catches} and {@code except} are elements of this annotation
 * @param markedBy descriptor of the annotation on methods that are meant where the element names none
 * @param needs descriptor of the annotation without which, somewhere in the project, the annotation does nothing
 * @param failure which parameter of what is run is the failure
 * @param catches the element with the failures that count; empty: all of them
 * @param except the element with the failures that do not count
 * @param composed whether the annotation counts as well where it stands on one of the project's own annotations
 * @param ownCalls whether it counts too where an object calls the annotated method on itself
 */
public record NamesFallback(
        Optional<String> runs,
        Optional<String> standIn,
        Optional<String> markedBy,
        Optional<String> needs,
        Failure failure,
        Optional<String> catches,
        Optional<String> except,
        boolean composed,
        boolean ownCalls)
        implements Role.Detail {
    /** Where the failure stands among the parameters of what is run instead; its type says which failures are meant. */
    public enum Failure {
        /** It is the last one, behind all arguments of the annotated method or alone. */
        LAST,
        /** It is the last one, behind all arguments, or there is none. */
        MAY_BE_LAST,
        /** It is the first one, before the first few arguments, or there is none. */
        MAY_BE_FIRST
    }
}
