package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The keys under which calls read and write in a store: what the receiver was made for ({@code getBucket(key)}), and the
 * arguments up to the one that says which thing is meant. A mark under one key does not close a check of another.
 */
final class StoreKeys {
    private final Provenance provenance;
    private final Expansion expansion;

    StoreKeys(Provenance provenance, Expansion expansion) {
        this.provenance = provenance;
        this.expansion = expansion;
    }

    /** The parts of a call's key, the outermost first; nothing where the catalog names no key. */
    static List<Expr> of(Role role, List<Expr> args, boolean receiver) {
        List<Expr> key = new ArrayList<>();
        if (receiver
                && !args.isEmpty()
                && Exprs.nonNull(args.get(0)) instanceof Expr.Call made
                && made.receiver()
                && made.args().size() > 1) {
            key.add(made.args().get(1));
        }
        identity(role).ifPresent(last -> {
            for (int i = 0; i <= last; i++) {
                key.add(Statements.argument(args, receiver, i));
            }
        });
        return key;
    }

    private static OptionalInt identity(Role role) {
        if (role instanceof Role.Effect effect) {
            return effect.identity();
        } else if (role instanceof Role.GuardRead read) {
            return read.key();
        }
        return role instanceof Role.GuardMark mark ? mark.key() : OptionalInt.empty();
    }

    /** Whether a change is surely about another key than a look. */
    boolean differ(Look look, Effect mark) {
        if (look.key().isEmpty() || !(mark.action() instanceof Action.Catalogued call) || isInside(look, mark, call)) {
            return false;
        }
        List<Expr> operands = mark.arguments();
        return differ(look.key(), of(call.role(), operands, call.receiver()));
    }

    /** Whether two keys, part by part, are surely not the same. */
    boolean differ(List<Expr> one, List<Expr> other) {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            if (differ(one.get(i), other.get(i))) {
                return true;
            }
        }
        return false;
    }

    /** What is put into a collection of a row has a key of its own, in that collection. */
    private static boolean isInside(Look look, Effect mark, Action.Catalogued call) {
        return look.subject().kind() == Subject.Kind.TABLE
                && call.method().owner().startsWith("java/util/")
                && Exprs.nonNull(mark.operand(0)) instanceof Expr.Field;
    }

    /** Whether two keys are surely not the same, whichever way they have come about. */
    boolean differ(Expr one, Expr other) {
        List<List<Expr>> others = waysTo(other);
        return waysTo(one).stream().allMatch(first -> others.stream().allMatch(second -> areOthers(first, second)));
    }

    private boolean areOthers(List<Expr> first, List<Expr> second) {
        if (first.isEmpty() || second.isEmpty()) {
            return false;
        }
        if (differ(text(first.get(0)), text(second.get(0)), first.size() > 1, second.size() > 1)) {
            return true;
        }
        if (first.size() != second.size()) {
            return false;
        }
        boolean fields = false;
        for (int i = 0; i < first.size(); i++) {
            Optional<String> here = text(first.get(i));
            if (!here.equals(text(second.get(i)))) {
                return false; // what stands on the one side could make up for it
            }
            fields |= here.isEmpty() && areFieldsOfOne(first.get(i), second.get(i));
        }
        return fields;
    }

    /** Whether two texts differ whatever follows them. */
    private static boolean differ(
            Optional<String> one, Optional<String> other, boolean oneGoesOn, boolean otherGoesOn) {
        if (one.isEmpty() || other.isEmpty()) {
            return false;
        }
        String first = one.get();
        String second = other.get();
        return !(first.equals(second)
                || (oneGoesOn && second.startsWith(first))
                || (otherGoesOn && first.startsWith(second)));
    }

    private List<List<Expr>> waysTo(Expr key) {
        return Exprs.options(Exprs.nonNull(expansion.of(key))).stream()
                .map(way -> way instanceof Expr.Concat concat ? concat.parts() : List.of(way))
                .toList();
    }

    private static Optional<String> text(Expr part) {
        return part instanceof Expr.Const constant ? Optional.of(String.valueOf(constant.value())) : Optional.empty();
    }

    /** Two fields of one object that comes from the message; of objects further in, one could be a copy of the other. */
    private boolean areFieldsOfOne(Expr one, Expr other) {
        Optional<List<String>> first = path(one);
        Optional<List<String>> second = path(other);
        if (first.isEmpty()
                || second.isEmpty()
                || first.get().size() != second.get().size()) {
            return false;
        }
        int last = first.get().size() - 1;
        return last > 0
                && first.get().subList(0, last).equals(second.get().subList(0, last))
                && !first.get().get(last).equals(second.get().get(last))
                && provenance.isOfMessageAlone(one)
                && provenance.isOfMessageAlone(other);
    }

    /** The names on the way from a parameter to a value; empty where there is more to it than fields and getters. */
    private static Optional<List<String>> path(Expr value) {
        if (value instanceof Expr.Param param) {
            return Optional.of(List.of(String.valueOf(param.index())));
        } else if (value instanceof Expr.Field field) {
            return path(field.base()).map(base -> with(base, field.name()));
        } else if (value instanceof Expr.Call call
                && call.receiver()
                && call.args().size() == 1) {
            return path(call.args().get(0)).map(base -> with(base, call.method().name()));
        }
        return Optional.empty();
    }

    private static List<String> with(List<String> base, String name) {
        List<String> path = new ArrayList<>(base);
        path.add(Writings.name(name.startsWith("get") && name.length() > 3 ? name.substring(3) : name));
        return path;
    }
}
