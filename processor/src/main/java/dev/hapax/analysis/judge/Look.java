package dev.hapax.analysis.judge;

import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Site;
import java.util.List;
import java.util.Set;

/**
 * A look at state that outlives the handler's run, or might.
 *
 * @param subject at what
 * @param asked what it asks about it
 * @param fields the fields or columns that it is about, in lower case: those whose values it takes, or those that it was
 *     found by; empty where they are not known
 * @param within the fields that those are parts of
 * @param channel what it goes through
 * @param args the values that it is about
 * @param keyed whether it asks for something in particular
 * @param site the call that reads
 * @param key the parts of the key that it asks for, the outermost first; nothing where they are not known
 * @param wanted what it was found by, as far as that is constant
 */
record Look(
        Subject subject,
        Asked asked,
        Set<String> fields,
        Set<String> within,
        Expr channel,
        List<Expr> args,
        boolean keyed,
        Site site,
        List<Expr> key,
        Wanted wanted) {

    /** Copies the collections. */
    Look {
        fields = Set.copyOf(fields);
        within = Set.copyOf(within);
        args = List.copyOf(args);
        key = List.copyOf(key);
    }

    /** A look at something whose key is not known. */
    Look(Subject subject, Asked asked, Set<String> fields, Expr channel, List<Expr> args, boolean keyed, Site site) {
        this(subject, asked, fields, Set.of(), channel, args, keyed, site, List.of(), Wanted.NOTHING);
    }

    Look withKey(List<Expr> known) {
        return new Look(subject, asked, fields, within, channel, args, keyed, site, known, wanted);
    }

    /** A look at what is a part of other fields. */
    Look within(Set<String> others) {
        return new Look(subject, asked, fields, others, channel, args, keyed, site, key, wanted);
    }

    /** Whether no more is known than the call that reads: too much was to say of what it is made with, and of what is taken. */
    boolean isLost() {
        return !keyed && args.isEmpty() && channel.equals(Exprs.UNKNOWN);
    }

    Look withWanted(Wanted known) {
        return new Look(subject, asked, fields, within, channel, args, keyed, site, key, known);
    }

    /** What a look asks. */
    enum Asked {
        /** Whether there is something. */
        EXISTENCE,
        /** Whether there is too much of it, or enough. */
        AMOUNT,
        /** What something holds. */
        VALUES,
        /** It changes the state, and says whether it was the first to do so. */
        CLAIM,
        /** The same, and what it hands back is there only if it was: {@code SET … NX} answers {@code OK}. */
        CLAIM_WITH_ANSWER
    }

    /** The same look as an answer to another question. */
    Look asking(Asked other) {
        return new Look(subject, other, Set.of(), Set.of(), channel, args, keyed, site, key, wanted);
    }

    boolean claims() {
        return asked == Asked.CLAIM || asked == Asked.CLAIM_WITH_ANSWER;
    }
}
