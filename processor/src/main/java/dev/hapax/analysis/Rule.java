package dev.hapax.analysis;

/** The rules by their public ids, as in {@code @SuppressWarnings("hapax:increment")}. */
public enum Rule {
    /** A redelivery adds to durable state again. */
    INCREMENT("increment"),
    /** A redelivery inserts again, or fails on the key for ever. */
    INSERT("insert"),
    /** A redelivery sends a message again. */
    SEND("send"),
    /** A redelivery calls a remote service again. */
    REMOTE_CALL("remote-call"),
    /** A redelivery appends to a file or a stored list again. */
    APPEND("append"),
    /** A check, an effect and a mark, with a window between them. */
    CHECK_THEN_ACT("check-then-act"),
    /** A mark that is set before the effect that it stands for. */
    MARK_BEFORE_EFFECT("mark-before-effect"),
    /** A guard that nothing closes. */
    OPEN_GUARD("open-guard"),
    /** A guard that does not outlive the process. */
    VOLATILE_GUARD("volatile-guard"),
    /** A durable effect under at-most-once, which may lose it. */
    LOSSY_GUARANTEE("lossy-guarantee"),
    /** An effect under exactly-once that the guarantee's transaction does not cover. */
    UNCOVERED_EFFECT("uncovered-effect"),
    /** A handler whose parameters cannot be served. */
    HANDLER_SIGNATURE("handler-signature"),
    /** A deduplication key that does not exist or is no stable value. */
    DEDUP_KEY("dedup-key"),
    /** Declarations that contradict each other. */
    GUARANTEE_CONFLICT("guarantee-conflict"),
    /** A class or method that could not be analyzed. */
    NOT_ANALYZED("not-analyzed"),
    /** A call that neither the project's code nor the catalog explains. */
    UNJUDGED_CALL("unjudged-call");

    private final String id;

    Rule(String id) {
        this.id = id;
    }

    /**
     * The public id.
     *
     * @return the id, as {@code increment}
     */
    public String id() {
        return id;
    }
}
