package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a second run of a write to a file does: the options that it is opened with decide. */
final class FileChanges {
    private static final String OPTIONS = "java/nio/file/StandardOpenOption";

    private final CatalogLookup catalog;
    private final Phrases phrases;

    FileChanges(CatalogLookup catalog, Phrases phrases) {
        this.catalog = catalog;
        this.phrases = phrases;
    }

    /** A write, unless it goes to a temporary file, which is another one in each run. */
    Optional<Change> of(Effect effect, Action.Catalogued call, Role.WritesFile role) {
        Expr file = Exprs.nonNull(Statements.argument(effect.operands(), call.receiver(), role.file()));
        if (isTemporary(file)) {
            return Optional.empty();
        }
        Repeat repeat = role.options().isPresent()
                ? repeat(Statements.argument(
                        effect.operands(), call.receiver(), role.options().getAsInt()))
                : Repeat.NOTHING;
        String name = name(file);
        return Optional.of(new Change(
                effect,
                repeat,
                repeat == Repeat.FAILS ? Rule.INSERT : Rule.APPEND,
                List.of(Subject.ofClass(call.method().owner())),
                true,
                effect.operand(0),
                repeat == Repeat.NOTHING || repeat == Repeat.FAILS,
                words(repeat, name)));
    }

    boolean isMove(Action.Catalogued call, Role.Effect role) {
        return role.kind() == EffectKind.CONSUME && call.method().owner().startsWith("java/");
    }

    /** A move fails the second time, unless the run makes anew what it moves: as well known for a draft that replaces a file. */
    Optional<Change> moved(Effect effect, Action.Catalogued call, Role.Effect role) {
        int index = role.resource() instanceof Role.Resource.Argument argument ? argument.index() : -1;
        Expr file = index < 0 ? effect.operand(0) : Statements.argument(effect.operands(), call.receiver(), index);
        if (isTemporary(file)) {
            return Optional.empty();
        }
        String name = name(file);
        Change.Words words = new Change.Words(
                "moves " + name + " again",
                "the move of " + name,
                "unless the handler makes it anew, it is gone, so the message fails and comes back for ever",
                List.of("Write the target itself, or a file that Files.createTempFile made, and move that."));
        return Optional.of(new Change(
                effect,
                Repeat.PERHAPS,
                Rule.INSERT,
                List.of(Subject.ofClass(call.method().owner())),
                true,
                effect.operand(0),
                true,
                words));
    }

    private String name(Expr file) {
        return phrases.name(file).map(known -> "the file `" + known + "`").orElse("a file");
    }

    private boolean isTemporary(Expr file) {
        boolean[] temporary = {false};
        Subexpressions.visit(
                file,
                part -> temporary[0] |= part instanceof Expr.Call made
                        && made.method().owner().equals("java/nio/file/Files")
                        && catalog.role(made.method()).orElse(null) instanceof Role.Nondeterministic);
        return temporary[0];
    }

    private static Repeat repeat(Expr options) {
        Set<String> named = new HashSet<>();
        boolean[] known = {true};
        Subexpressions.visit(options, part -> {
            if (part instanceof Expr.Const constant) {
                named.add(isTrue(constant) ? "APPEND" : "WRITE");
            } else if (part instanceof Expr.Field field && field.owner().equals(OPTIONS)) {
                named.add(field.name());
            } else if (part instanceof Expr.Param
                    || part instanceof Expr.Unknown
                    || (part instanceof Expr.Field field && !field.owner().startsWith("java/nio/file/"))) {
                known[0] = false;
            }
        });
        if (named.contains("APPEND")) {
            return options instanceof Expr.OneOf ? Repeat.PERHAPS : Repeat.AGAIN;
        } else if (named.contains("CREATE_NEW")) {
            return Repeat.FAILS;
        }
        return known[0] ? Repeat.NOTHING : Repeat.PERHAPS;
    }

    private static boolean isTrue(Expr.Const constant) {
        return constant.value().equals(1) || constant.value().equals(true);
    }

    private static Change.Words words(Repeat repeat, String file) {
        String once = "the write to " + file;
        if (repeat == Repeat.FAILS) {
            return new Change.Words(
                    "creates " + file + " again",
                    once,
                    "it is there, so the message fails and comes back for ever",
                    List.of("Overwrite the file: leave out StandardOpenOption.CREATE_NEW."));
        }
        return new Change.Words(
                "appends to " + file + " again",
                once,
                List.of(
                        "Write a file of its own for each message, named by the message's id, and overwrite it,",
                        "or let each message count once:",
                        "  @Dedup(key = \"…\")"));
    }
}
