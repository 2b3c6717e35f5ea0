package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;

/**
 * What an effect changes or a check reads, so that the two can be compared.
 *
 * @param kind what sort of thing
 * @param name its name
 * @param object which of several things of that name it is, where that is known only by how it is come by; unknown for most
 */
public record Subject(Kind kind, String name, Expr object) {
    Subject(Kind kind, String name) {
        this(kind, name, Exprs.UNKNOWN);
    }

    /** Sorts of things. */
    public enum Kind {
        /** A database table. */
        TABLE,
        /** A field of an object in memory. */
        FIELD,
        /** Something behind a call that nothing explains; named by its class. */
        CALLEE,
        /** Something that the catalog names. */
        NAMED
    }

    /** What a library's class keeps. Files are the same by whichever class: {@code !path.toFile().exists()}. */
    static Subject ofClass(String owner) {
        boolean file = owner.startsWith("java/nio/file/") || owner.startsWith("java/io/");
        return new Subject(Kind.NAMED, file ? "the file system" : Names.source(owner));
    }

    /**
     * Whether it outlives the process, as far as is known.
     *
     * @return false for what lives in memory
     */
    public boolean isDurable() {
        return kind != Kind.FIELD;
    }
}
