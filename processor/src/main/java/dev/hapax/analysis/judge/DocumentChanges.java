package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.RequestPart;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Subexpressions;
import dev.hapax.analysis.flow.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a second run does of updates of documents, by what is said about them where they are made. */
final class DocumentChanges {
    /** Operators of MongoDB in documents that are written by hand. */
    private static final Map<String, EffectKind> OPERATORS = Map.of(
            "$inc", EffectKind.ADD,
            "$mul", EffectKind.ADD,
            "$push", EffectKind.APPEND,
            "$pop", EffectKind.CONSUME);

    private final Requests requests;
    private final RemoteChanges remote;
    private final Phrases phrases;
    private final ReckonedFields reckoned;
    private final ReadBack readBack;

    DocumentChanges(
            Requests requests, RemoteChanges remote, Phrases phrases, ReckonedFields reckoned, ReadBack readBack) {
        this.requests = requests;
        this.remote = remote;
        this.phrases = phrases;
        this.reckoned = reckoned;
        this.readBack = readBack;
    }

    /** How an update changes what is there. */
    private record Manner(EffectKind kind, String field, String value) {
        static Manner of(EffectKind kind) {
            return new Manner(kind, "", "");
        }
    }

    Change of(Effect effect, Action.Catalogued call, Role.AppliesUpdate role) {
        List<Requests.Detail> details = requests.details(effect);
        Expr update = role.update().isPresent()
                ? Statements.argument(
                        effect.operands(), call.receiver(), role.update().getAsInt())
                : effect.operand(0);
        Optional<Manner> manner = setsBack(effect, call, details)
                ? Optional.of(Manner.of(EffectKind.ADD))
                : manner(effect, details, update);
        if (manner.isEmpty()) {
            return remote.change(effect, call, Repeat.UNJUDGED, Rule.UNJUDGED_CALL, unknown(call));
        }
        Rule rule = RemoteChanges.rule(manner.get().kind());
        return remote.change(
                effect, call, repeat(effect, details, manner.get()), rule, words(manner.get(), call, role));
    }

    /** Which of an expression's values is put where is not looked at: one of them is reckoned from what was read. */
    private boolean setsBack(Effect effect, Action.Catalogued call, List<Requests.Detail> details) {
        return details.stream().anyMatch(detail -> detail.role() instanceof RequestPart.UpdateExpression)
                && readBack.grows(effect, call);
    }

    private static Repeat repeat(Effect effect, List<Requests.Detail> details, Manner manner) {
        boolean excludes = comparesAndSets(effect, details) || ExcludedElements.claim(effect, details);
        if (isConditional(details) || (excludes && NarrowQueries.decide(effect))) {
            return Repeat.CLAIMS;
        }
        if (manner.kind() == EffectKind.SET) {
            return Repeat.NOTHING;
        }
        return isLost(effect.operand(1)) ? Repeat.PERHAPS : Repeat.AGAIN;
    }

    /** Whether too much was to say of a query: nobody can tell then that a second run finds something. */
    private static boolean isLost(Expr query) {
        return Subexpressions.hold(query, Expr.Mixed.class::isInstance);
    }

    private Optional<Manner> manner(Effect effect, List<Requests.Detail> details, Expr update) {
        Optional<Manner> found = Optional.empty();
        for (Requests.Detail detail : details) {
            Optional<Manner> here = manner(effect, detail);
            if (here.isPresent() && (found.isEmpty() || found.get().kind() == EffectKind.SET)) {
                found = here;
            }
        }
        boolean described = found.isPresent();
        boolean plain = !described || found.get().kind() == EffectKind.SET;
        return plain ? byHand(effect, update).or(() -> keep(described, update)) : found;
    }

    /** What a document says that names its operators itself: {@code new Document("$set", new Document("balance", …))}. */
    private Optional<Manner> byHand(Effect effect, Expr update) {
        Optional<EffectKind> kind = operator(update);
        return kind.filter(EffectKind.SET::equals).isPresent() && reckoned.growIn(update, effect)
                ? Optional.of(Manner.of(EffectKind.ADD))
                : kind.map(Manner::of);
    }

    /** Nothing grows, as far as the update is in sight. */
    private static Optional<Manner> keep(boolean described, Expr update) {
        return described || update instanceof Expr.Fresh ? Optional.of(Manner.of(EffectKind.SET)) : Optional.empty();
    }

    private Optional<Manner> manner(Effect effect, Requests.Detail detail) {
        if (detail.role() instanceof RequestPart.DescribesUpdate described) {
            String field = described.field().isPresent()
                    ? RemoteChanges.text(detail.argument(described.field().getAsInt()))
                    : "";
            if (described.kind() == EffectKind.SET
                    && described.value().isPresent()
                    && reckoned.grow(field, detail.argument(described.value().getAsInt()), effect)) {
                return Optional.of(new Manner(EffectKind.ADD, field, ""));
            }
            String value = described.value().isPresent()
                    ? phrases.quoted(detail.argument(described.value().getAsInt()), "")
                    : "";
            return Optional.of(new Manner(described.kind(), field, value));
        } else if (detail.role() instanceof RequestPart.UpdateExpression expression) {
            Set<String> texts = Texts.of(detail.argument(expression.text()), "?");
            return texts.contains("?")
                    ? Optional.empty()
                    : texts.stream()
                            .map(DynamoExpressions::kind)
                            .max((one, other) -> Boolean.compare(one != EffectKind.SET, other != EffectKind.SET))
                            .map(Manner::of);
        }
        return Optional.empty();
    }

    private static Optional<EffectKind> operator(Expr update) {
        Set<EffectKind> found = new HashSet<>();
        boolean[] others = {false};
        Subexpressions.visit(update, part -> {
            if (part instanceof Expr.Const constant && constant.value() instanceof String text && text.contains("$")) {
                others[0] = true;
                OPERATORS.forEach((operator, kind) -> {
                    if (text.contains(operator)) {
                        found.add(kind);
                    }
                });
            }
        });
        return found.stream().sorted().findFirst().or(() -> others[0] ? Optional.of(EffectKind.SET) : Optional.empty());
    }

    static boolean isConditional(List<Requests.Detail> details) {
        Set<String> updates = details.stream()
                .filter(detail -> detail.role() instanceof RequestPart.UpdateExpression)
                .flatMap(detail ->
                        Texts.of(detail.argument(((RequestPart.UpdateExpression) detail.role()).text()), "?").stream())
                .collect(Collectors.toSet());
        return details.stream()
                .anyMatch(detail -> detail.role() instanceof RequestPart.ConditionExpression condition
                        && isClaim(Texts.of(detail.argument(condition.text()), "?"), updates));
    }

    private static boolean isClaim(Set<String> conditions, Set<String> updates) {
        return !conditions.isEmpty() && conditions.stream().allMatch(each -> DynamoConditions.claim(each, updates));
    }

    /** A field that the query compares with one constant and the update sets to another: the second run finds nothing. */
    private static boolean comparesAndSets(Effect effect, List<Requests.Detail> details) {
        Set<Object> asked = new HashSet<>();
        Subexpressions.visit(effect.operand(1), part -> {
            if (part instanceof Expr.Const constant) {
                asked.add(constant.value());
            }
        });
        return details.stream()
                .anyMatch(detail -> detail.role() instanceof RequestPart.DescribesUpdate set
                        && set.kind() == EffectKind.SET
                        && set.field().isPresent()
                        && set.value().isPresent()
                        && detail.argument(set.field().getAsInt()) instanceof Expr.Const field
                        && detail.argument(set.value().getAsInt()) instanceof Expr.Const value
                        && asked.contains(field.value())
                        && asked.size() > 1
                        && !asked.contains(value.value()));
    }

    private static Change.Words words(Manner manner, Action.Catalogued call, Role.AppliesUpdate role) {
        String where = role.resource() instanceof Role.Resource.Named named ? named.name() : "a document";
        String field = manner.field().isEmpty() ? where : "`" + manner.field() + "` in " + where;
        String value = manner.value().isEmpty() ? "" : manner.value() + " ";
        String again = switch (manner.kind()) {
            case ADD -> value.isEmpty() ? "changes " + field + " again" : "adds " + value + "to " + field + " again";
            case APPEND -> "appends " + value + "to " + field + " again";
            case CONSUME -> "takes another one from " + field;
            default -> "sets " + field + " again";
        };
        return new Change.Words(
                again,
                "the call of `" + call.method().display() + "`",
                List.of(
                        "Set the new value instead of changing the one that is there, ask in the query for the state before,",
                        "or let each message count once:",
                        "  @Dedup(key = \"…\")"));
    }

    private static Change.Words unknown(Action.Catalogued call) {
        String name = call.method().display();
        return new Change.Words(
                "calls `" + name + "` again: what the update does could not be followed to where it is made",
                "the call of `" + name + "`",
                List.of(
                        "Make the update where it is applied, or vouch for the method that applies it:",
                        "  @AssumeIdempotent(reason = \"…\")"));
    }
}
