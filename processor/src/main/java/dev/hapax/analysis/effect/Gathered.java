package dev.hapax.analysis.effect;

import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Guard;
import dev.hapax.analysis.flow.Ingredients;
import dev.hapax.analysis.flow.Site;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The effects of one method while they are gathered: without repetitions, and bounded. The method's own effects are all
 * kept. Where those of callees are too many, an effect says that the method was not analyzed; see {@link Widened} for
 * what becomes of too many variants of one effect.
 */
final class Gathered {
    /** How many plain assignments to fields are kept, which at most close a check; they count by themselves. */
    private static final int MAX_ASSIGNMENTS = 80;
    /** How many looks into memory are kept, which do nothing by themselves; they count by themselves, too. */
    private static final int MAX_LOOKS = 160;

    private static final int MAX_VARIANTS = 24;
    /** For effects that can be widened without a loss: changes in memory, and calls that nothing explains. */
    private static final int MAX_PLAIN_VARIANTS = 4;
    /** In how many ways the same effect can be guarded when it comes back through recursion. */
    private static final int MAX_GUARDINGS = 3;
    /** In how many circumstances the same effect is kept apart. */
    private static final int MAX_CIRCUMSTANCES = 12;
    /** How often it is said that something was not analyzed, whatever target is meant: beyond, it has been said often enough. */
    private static final int MAX_SAID = 8;

    private final MethodTarget target;
    private final Room room;
    private final FoundEffects effects = new FoundEffects();
    private final Map<Site, Integer> variants = new HashMap<>();
    private final Map<Key, List<Set<Guard>>> guardsOf = new HashMap<>();
    private final Set<Key> known = new HashSet<>();
    private final Set<Call> full = new HashSet<>();
    private final Set<Site> lambdas = new HashSet<>();
    private final Map<Key, Integer> circumstancesOf = new HashMap<>();
    private int assignments;
    private int looks;
    private int said;
    private int position;

    /**
     * Nothing yet.
     *
     * @param target the method
     * @param maxWork how many effects of callees are looked at
     */
    Gathered(MethodTarget target, int maxWork) {
        this.target = target;
        this.room = new Room(maxWork);
    }

    private record Key(
            Site site,
            Action action,
            List<Expr> operands,
            List<Guard> guards,
            Transaction transaction,
            List<Circumstance> circumstances) {
        Key(Effect effect) {
            this(
                    effect.site(),
                    effect.action(),
                    effect.operands(),
                    effect.guards(),
                    effect.transaction(),
                    effect.circumstances());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that
                    && site.equals(that.site)
                    && operands.equals(that.operands)
                    && guards.equals(that.guards)
                    && circumstances.equals(that.circumstances)
                    && transaction.equals(that.transaction)
                    && action.equals(that.action);
        }

        @Override
        public int hashCode() {
            int what = (site.hashCode() * 31 + operands.hashCode()) * 31 + guards.hashCode();
            return (what * 31 + transaction.hashCode()) * 31 + circumstances.hashCode();
        }
    }

    /** What is done at one place, whatever the values. */
    private record Call(Site site, Action action) {}

    /** Whether one more variant of a callee's effect can still make a difference. */
    boolean wants(Effect effect) {
        return full.isEmpty() || !full.contains(new Call(effect.site(), effect.action()));
    }

    /** The method whose effects these are. */
    MethodTarget target() {
        return target;
    }

    /** How many more effects of callees are taken. */
    Room room() {
        return room;
    }

    /** Whether something was left out: then nothing more is taken. */
    boolean isCut() {
        return room.isUsedUp();
    }

    /** Names the step of the method whose effects come next; where none is named they come in the order of the code. */
    void at(int step) {
        position = step;
    }

    /** Notes that a callee has run a lambda that the method gave to it. */
    void ran(Site lambda) {
        lambdas.add(lambda);
    }

    boolean hasRun(Site lambda) {
        return lambdas.contains(lambda);
    }

    int size() {
        return effects.size();
    }

    /** The effects that came after the first so many. */
    List<Effect> since(int first) {
        return effects.since(first);
    }

    /** Takes an effect of the method itself. */
    void addOwn(Effect effect) {
        add(effect, Origin.HERE);
    }

    /** Takes an effect of a callee. */
    void addInherited(Effect effect, Origin origin) {
        if (isSaying(effect)) {
            say(effect, origin);
        } else if (Relevance.isAssignment(effect)) {
            if (assignments < MAX_ASSIGNMENTS && count(effect) < MAX_PLAIN_VARIANTS) {
                assignments += add(effect, origin) ? 1 : 0;
            }
        } else if (Relevance.isLookIntoMemory(effect)) {
            if (looks < MAX_LOOKS && count(effect) < MAX_PLAIN_VARIANTS) {
                looks += add(effect, origin) ? 1 : 0;
            }
        } else if (count(effect) < maxVariants(effect) || isKnownElsewhere(effect)) {
            room.used(add(effect, origin), Widened.isPlain(effect));
        } else if (Relevance.of(effect) && !known.contains(new Key(effect))) {
            Widened.of(effect).ifPresent(wider -> {
                if (isSaying(wider)) {
                    say(wider, Origin.HERE);
                } else {
                    room.used(add(wider, Origin.HERE), Widened.isPlain(wider));
                }
                if (wider.operands().isEmpty()) {
                    full.add(new Call(effect.site(), effect.action()));
                }
            });
        }
    }

    /**
     * Takes an effect that comes back through recursion. One that differs from a known one only by more guards adds
     * nothing; where it differs further, guards and then values are given up before the variants become too many.
     */
    void addRecurring(Effect effect, Origin origin, boolean coarse) {
        if (isSaying(effect)) {
            say(effect, origin);
            return;
        }
        boolean exact = !coarse && count(effect) < MAX_PLAIN_VARIANTS;
        Effect bounded = exact ? effect : Widened.collapsed(effect);
        Origin from = exact ? origin : origin.with(Passage.COLLAPSED);
        List<Set<Guard>> same = guardsOf.getOrDefault(unguarded(bounded), List.of());
        if (same.stream().anyMatch(known -> isWithin(known, bounded.guards(), exact))) {
            return;
        }
        if (same.size() < MAX_GUARDINGS) {
            addInherited(bounded, from);
        } else {
            addInherited(bounded.unguarded(), from.with(Passage.UNGUARDED));
        }
    }

    /** Whether all guards are among others; where values have been given up, those are the same that are made of the same. */
    private static boolean isWithin(Set<Guard> guards, List<Guard> others, boolean exact) {
        return others.containsAll(guards)
                || (!exact
                        && guards.stream().allMatch(guard -> others.stream().anyMatch(other -> isAlike(guard, other))));
    }

    private static boolean isAlike(Guard guard, Guard other) {
        return guard.sameWay(other) && Ingredients.areSame(guard.condition(), other.condition());
    }

    /** Whether it differs from a known effect by its circumstances only. */
    private boolean isKnownElsewhere(Effect effect) {
        return circumstancesOf.containsKey(anywhere(effect));
    }

    private static Key anywhere(Effect effect) {
        return new Key(
                effect.site(), effect.action(), effect.operands(), effect.guards(), effect.transaction(), List.of());
    }

    private int count(Effect effect) {
        return variants.getOrDefault(effect.site(), 0);
    }

    private static Key unguarded(Effect effect) {
        return new Key(effect.site(), effect.action(), effect.operands(), List.of(), effect.transaction(), List.of());
    }

    private static int maxVariants(Effect effect) {
        return Widened.isPlain(effect) ? MAX_PLAIN_VARIANTS : MAX_VARIANTS;
    }

    private static boolean isSaying(Effect effect) {
        return effect.action() instanceof Action.NotAnalyzed;
    }

    /** What is said of one target of a call goes with that target: it says nothing of the others, and takes room like any effect. */
    private void say(Effect effect, Origin origin) {
        if (!effect.guards().isEmpty()) {
            room.used(add(effect, origin), false);
        } else if (said < MAX_SAID && add(effect, origin)) {
            said++;
        }
    }

    private boolean add(Effect effect, Origin origin) {
        Key key = new Key(effect);
        if (!Relevance.of(effect) || known.contains(key)) {
            return false;
        }
        int others = circumstancesOf.merge(anywhere(effect), 1, Integer::sum) - 1;
        if (others >= MAX_CIRCUMSTANCES) {
            return false;
        }
        known.add(key);
        guardsOf.computeIfAbsent(unguarded(effect), same -> new ArrayList<>(1)).add(Set.copyOf(effect.guards()));
        variants.merge(effect.site(), others == 0 ? 1 : 0, Integer::sum);
        effects.add(effect, origin, position);
        return true;
    }

    /** Adds, once, that effects are missing, if there are any. */
    void sayWhatIsCut() {
        if (room.isUsedUp() && said == 0) {
            said++;
            effects.add(
                    Steps.notAnalyzed(target, "which does more than can be followed; split it"), Origin.HERE, position);
        }
    }

    /** All that was found, in the order of the code. */
    List<Effect> effects() {
        sayWhatIsCut();
        return effects.inOrder();
    }

    /** Puts what was found into a summary. */
    void fill(Summary summary) {
        sayWhatIsCut();
        effects.fill(summary);
    }
}
