package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a second run does of calls that the catalog calls effects: messages, mails, requests, stores other than SQL. */
final class RemoteChanges {
    private static final String UNKNOWN = "?";
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "TRACE");

    private final Provenance provenance;
    private final CatalogLookup catalog;
    private final Tables tables;

    RemoteChanges(Provenance provenance, CatalogLookup catalog, Tables tables) {
        this.provenance = provenance;
        this.catalog = catalog;
        this.tables = tables;
    }

    Change of(Effect effect, Action.Catalogued call, Role.Effect role) {
        Repeat repeat = isKeyed(effect, call, role) ? Repeat.NOTHING : repeat(role.kind());
        Rule rule = role.rule().orElseGet(() -> rule(role.kind()));
        String what = resource(effect, call, role.resource());
        return change(effect, call, repeat, rule, words(role.kind(), what, call));
    }

    /** The framework sends what a handler returned. */
    Change reply(Effect effect, Action.Reply reply) {
        Change.Words words = new Change.Words(
                "sends to " + reply.to() + " again", "the message to " + reply.to(), fix(EffectKind.SEND));
        return new Change(
                effect,
                Repeat.AGAIN,
                Rule.SEND,
                List.of(new Subject(Subject.Kind.NAMED, reply.to())),
                true,
                effect.operand(0),
                false,
                words);
    }

    private static Repeat repeat(EffectKind kind) {
        return switch (kind) {
            case READ -> Repeat.READS;
            case SET, DELETE -> Repeat.NOTHING;
            case ADD, INSERT, APPEND, SEND, CONSUME -> Repeat.AGAIN;
        };
    }

    private static Rule rule(EffectKind kind) {
        return switch (kind) {
            case SEND -> Rule.SEND;
            case INSERT -> Rule.INSERT;
            case APPEND -> Rule.APPEND;
            default -> Rule.INCREMENT;
        };
    }

    /** A key by which the other side knows a repetition counts if it is the same at every delivery. */
    private boolean isKeyed(Effect effect, Action.Catalogued call, Role.Effect role) {
        if (role.idempotencyKey().isEmpty()) {
            return false;
        }
        Expr key = Statements.argument(
                effect.operands(), call.receiver(), role.idempotencyKey().getAsInt());
        return provenance.of(key).equals(Set.of(Provenance.Source.MESSAGE));
    }

    private static String resource(Effect effect, Action.Catalogued call, Role.Resource resource) {
        if (resource instanceof Role.Resource.Named named) {
            return named.name();
        }
        int index = ((Role.Resource.Argument) resource).index();
        Expr argument = Exprs.nonNull(Statements.argument(effect.operands(), call.receiver(), index));
        if (argument instanceof Expr.Fresh made && !made.args().isEmpty()) {
            argument = made.args().get(0);
        }
        Set<String> texts = Texts.of(argument, UNKNOWN);
        String text = texts.size() == 1 ? texts.iterator().next() : UNKNOWN;
        return text.contains(UNKNOWN) ? "" : "`" + text + "`";
    }

    private static Change.Words words(EffectKind kind, String what, Action.Catalogued call) {
        String thing = what.isEmpty() ? "`" + call.method().display() + "`" : what;
        String again = switch (kind) {
            case SEND -> sending(thing) + " again";
            case INSERT -> "inserts into " + thing + " again";
            case APPEND -> "appends to " + thing + " again";
            case CONSUME -> "takes another one from " + thing;
            default -> "changes " + thing + " again";
        };
        return new Change.Words(again, "the call of `" + call.method().display() + "`", fix(kind));
    }

    private static String sending(String thing) {
        return switch (thing) {
            case "mail" -> "sends a mail";
            case "a process" -> "starts a process";
            default -> "sends to " + thing;
        };
    }

    private static List<String> fix(EffectKind kind) {
        return kind == EffectKind.SEND
                ? List.of(
                        "Let each message count once, by the id that it carries:",
                        "  @Dedup(key = \"…\")",
                        "or send within the transaction that commits the offset:",
                        "  @Guarantee(Delivery.EXACTLY_ONCE) with a parameter Emitter<K, V> that sends")
                : List.of("Let each message count once, by the id that it carries:", "  @Dedup(key = \"…\")");
    }

    private Change change(Effect effect, Action.Catalogued call, Repeat repeat, Rule rule, Change.Words words) {
        return new Change(
                effect,
                repeat,
                rule,
                List.of(tables.of(call.method(), effect.operands())),
                true,
                effect.operand(0),
                repeat == Repeat.NOTHING || rule == Rule.INSERT,
                words);
    }

    /** A request: the verb decides. */
    Change exchange(Effect effect, Action.Catalogued call, Role.HttpExchange role) {
        String verb = verb(effect, call, role).toUpperCase(Locale.ROOT);
        Repeat repeat = REPEATABLE.contains(verb)
                ? Repeat.NOTHING
                : verb.equals("POST") || verb.equals("PATCH") ? Repeat.AGAIN : Repeat.PERHAPS;
        String shown = verb.isEmpty() ? "sends a request" : "sends a " + verb + " request";
        String by = "`" + call.method().display() + "`";
        Change.Words words = new Change.Words(
                shown + " by " + by + " again",
                "the call of " + by,
                fix(EffectKind.SEND).subList(0, 2));
        return change(effect, call, repeat, Rule.REMOTE_CALL, words);
    }

    private String verb(Effect effect, Action.Catalogued call, Role.HttpExchange role) {
        if (role.verb().isPresent()) {
            String named = text(Statements.argument(
                    effect.operands(), call.receiver(), role.verb().getAsInt()));
            if (!named.isEmpty()) {
                return named;
            }
        }
        Expr request = role.request().isPresent()
                ? Statements.argument(
                        effect.operands(), call.receiver(), role.request().getAsInt())
                : effect.operand(0);
        String[] found = {""};
        Exprs.visit(request, part -> {
            if (found[0].isEmpty()
                    && part instanceof Expr.Call step
                    && catalog.role(step.method()).orElse(null) instanceof Role.HttpVerb verb) {
                found[0] = verb.verb()
                        .orElseGet(() -> text(Statements.argument(
                                step.args(), step.receiver(), verb.argument().orElse(-1))));
            }
        });
        return found[0];
    }

    /** A constant's text, or the name of an enum's constant. */
    private static String text(Expr expr) {
        if (expr instanceof Expr.Const constant) {
            return String.valueOf(constant.value());
        }
        return expr instanceof Expr.Field field && field.base() instanceof Expr.Static ? field.name() : "";
    }

    /** An entity that was made in this run is new, most likely; one that was read is known. */
    Optional<Change> saved(Effect effect, Action.Catalogued call, Role.SavesEntity role) {
        Expr entity = Exprs.nonNull(Statements.argument(
                effect.operands(), call.receiver(), role.entity().orElse(-1)));
        if (!(entity instanceof Expr.Fresh made) || role.mode() == Role.SaveMode.MERGE) {
            return Optional.empty();
        }
        String name = dev.hapax.analysis.classes.Names.simple(made.type());
        Change.Words words = new Change.Words(
                "saves a new `" + name + "` again",
                "the call of `" + call.method().display() + "`",
                List.of("Give it an id that comes from the message, and look before you save."));
        return Optional.of(change(effect, call, Repeat.PERHAPS, Rule.INSERT, words));
    }
}
