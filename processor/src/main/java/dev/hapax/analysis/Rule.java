package dev.hapax.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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
    /** A redelivery takes away the next thing from a queue or a list. */
    CONSUME("consume"),
    /** A key, an id or a correlation id that differs from run to run. */
    NONDETERMINISTIC_IDENTITY("nondeterministic-identity"),
    /** A value that is written or sent and differs from run to run. */
    NONDETERMINISTIC_VALUE("nondeterministic-value"),
    /** A check, an effect and a mark, with a window between them. */
    CHECK_THEN_ACT("check-then-act"),
    /** A mark that is set before the effect that it stands for. */
    MARK_BEFORE_EFFECT("mark-before-effect"),
    /** A guard that nothing closes. */
    OPEN_GUARD("open-guard"),
    /** A guard that does not outlive the process. */
    VOLATILE_GUARD("volatile-guard"),
    /** A failed statement caught inside the transaction that it has broken. */
    CAUGHT_IN_TRANSACTION("caught-in-transaction"),
    /** An exception caught and dropped: the offset is committed although the work is not done. */
    SWALLOWED_EXCEPTION("swallowed-exception"),
    /** Work handed to another thread: the offset is committed before it is done. */
    ASYNC_HANDOFF("async-handoff"),
    /** A message sent, and nobody waits for it to arrive. */
    UNAWAITED_SEND("unawaited-send"),
    /** An acknowledgement before the work is done. */
    EARLY_ACK("early-ack"),
    /** A durable effect under at-most-once, which may lose it. */
    LOSSY_GUARANTEE("lossy-guarantee"),
    /** An effect under exactly-once that the guarantee's transaction does not cover. */
    UNCOVERED_EFFECT("uncovered-effect"),
    /** Exactly-once where at-least-once would do. */
    EXCESSIVE_GUARANTEE("excessive-guarantee"),
    /** A deduplication key where each effect is deduplicated by it already. */
    REDUNDANT_DEDUP("redundant-dedup"),
    /** A setting that contradicts the guarantee of the handlers that run with it. */
    CONFIG_CONFLICT("config-conflict"),
    /** A handler whose parameters cannot be served. */
    HANDLER_SIGNATURE("handler-signature"),
    /** A deduplication key that does not exist or is no stable value. */
    DEDUP_KEY("dedup-key"),
    /** Declarations that contradict each other. */
    GUARANTEE_CONFLICT("guarantee-conflict"),
    /** A class or method that could not be analyzed. */
    NOT_ANALYZED("not-analyzed"),
    /** A call that neither the project's code nor the catalog explains. */
    UNJUDGED_CALL("unjudged-call"),
    /** A suppression that suppresses nothing. */
    UNNEEDED_SUPPRESSION("unneeded-suppression");

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

    /**
     * The rule of an id.
     *
     * @param id the id
     * @return the rule; empty where there is none of that id
     */
    public static Optional<Rule> of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
    }

    /**
     * The ids of all rules.
     *
     * @return the ids, in the rules' order
     */
    public static List<String> ids() {
        return Arrays.stream(values()).map(Rule::id).toList();
    }
}
