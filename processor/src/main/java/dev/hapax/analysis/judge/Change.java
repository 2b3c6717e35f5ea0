package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.effect.Unexplained;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.List;

/**
 * An effect with its meaning: what it changes, and what a second run does.
 *
 * @param effect the effect
 * @param repeat what a second run does
 * @param rule the rule that it falls under
 * @param subjects what it changes or reads
 * @param durable whether it outlives the process
 * @param channel what it goes through: a connection, a client
 * @param writes whether it can close a guard: it inserts or sets, and does not only grow
 * @param words how to say it
 */
public record Change(
        Effect effect,
        Repeat repeat,
        Rule rule,
        List<Subject> subjects,
        boolean durable,
        Expr channel,
        boolean writes,
        Words words) {

    private static final String COUNTERS = "java/util/concurrent/atomic/";

    /** Copies the list. */
    public Change {
        subjects = List.copyOf(subjects);
    }

    /**
     * Whether it is taken for a read by nothing but the use of its result, while its name says a change: what it does is
     * as little known as where nobody looks at the result.
     *
     * @return true where that may be wrong
     */
    public boolean isGuessedRead() {
        return repeat == Repeat.READS
                && ((effect.action() instanceof Action.Unjudged call && Unexplained.mayChange(call.method()))
                        || (effect.action() instanceof Action.Invoked function
                                && Unexplained.mayChange(function.method())));
    }

    /**
     * Whether it surely changes nothing but what the process holds: counters of the JDK, fields of the handler, of its
     * components, of classes. Any other object that comes from elsewhere may be stored, whoever does that.
     *
     * @return true where a crash takes it away
     */
    public boolean isInMemory() {
        if (effect.action() instanceof Action.Catalogued call
                && call.method().owner().startsWith(COUNTERS)) {
            return true;
        }
        Expr at = Exprs.nonNull(channel);
        while (at instanceof Expr.Field field) {
            at = Exprs.nonNull(field.base());
        }
        return !durable && (at instanceof Expr.Param || at instanceof Expr.Static);
    }

    /** The same with another answer to what a second run does. */
    Change with(Repeat other) {
        return new Change(effect, other, rule, subjects, durable, channel, writes, words);
    }

    /** The same with the fix that fits the handler. */
    Change with(Fixes fixes) {
        Words fitting = new Words(words.again(), words.once(), words.outcome(), fixes.of(words.fix()));
        return new Change(effect, repeat, rule, subjects, durable, channel, writes, fitting);
    }

    /**
     * Words for messages.
     *
     * @param again what a redelivery does, as {@code adds `amount` to `accounts.balance` again}
     * @param once what the effect is, as {@code the update of `accounts`}
     * @param outcome what comes of it, as {@code a second row}; empty where that is plain
     * @param fix how to mend it, line by line
     */
    public record Words(String again, String once, String outcome, List<String> fix) {
        /** How the effect is called that sends to something with a name. */
        public static final String SEND_TO = "the send to ";

        /** Copies the list. */
        public Words {
            fix = List.copyOf(fix);
        }

        Words(String again, String once, List<String> fix) {
            this(again, once, "", fix);
        }
    }
}
