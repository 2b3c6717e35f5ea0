package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.RequestPart;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Expr;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a second run does of calls that the catalog calls effects: messages, mails, requests, stores other than SQL. */
final class RemoteChanges {
    private final Provenance provenance;
    private final Requests requests;
    private final IdempotencyKeys keys;
    private final Tables tables;
    private final ProducerTransactions transactions;
    private final ReadBack readBack;
    private final Recipients recipients;
    private final Searches searches;

    RemoteChanges(
            Provenance provenance,
            Requests requests,
            IdempotencyKeys keys,
            Tables tables,
            ProducerTransactions transactions,
            ReadBack readBack,
            Recipients recipients,
            Searches searches) {
        this.provenance = provenance;
        this.requests = requests;
        this.keys = keys;
        this.tables = tables;
        this.transactions = transactions;
        this.readBack = readBack;
        this.recipients = recipients;
        this.searches = searches;
    }

    Change of(Effect effect, Action.Catalogued call, Role.Effect role) {
        List<Requests.Detail> details = requests.details(effect);
        IdempotencyKeys.Key key = keys.of(effect, call, role.idempotencyKey(), details);
        if (role.kind() == EffectKind.SET && readBack.grows(effect, call)) {
            return change(
                    effect,
                    call,
                    Repeat.AGAIN,
                    Rule.INCREMENT,
                    words(
                            role.kind(),
                            Rule.INCREMENT,
                            recipients.of(effect, call, role.resource()),
                            call,
                            ReadBack.WORDS));
        }
        Rule rule = role.rule().orElseGet(() -> rule(role.kind()));
        String what = recipients.of(effect, call, role.resource());
        Change.Words words = words(role.kind(), rule, what, call, key.words());
        boolean once =
                role.kind() == EffectKind.SEND && (transactions.cover(effect) || Tombstones.isSentBy(effect, call));
        Repeat repeat = once ? Repeat.NOTHING : repeat(role.kind(), key, details);
        if (rule == Rule.REMOTE_CALL
                && searches.asks(effect, call, Optional.of(role.resource()), OptionalInt.empty())) {
            repeat = Repeat.READS;
        }
        if (role.kind() == EffectKind.INSERT && repeat == Repeat.AGAIN && requests.isHandedIn(effect)) {
            repeat = Repeat.PERHAPS;
        }
        return change(effect, call, repeat, rule, words);
    }

    /** A framework sends a value. */
    Change sent(Effect effect, Action.Sent sent) {
        Change.Words words = new Change.Words(
                "sends to " + sent.to() + " again", "the message to " + sent.to(), fix(EffectKind.SEND));
        return new Change(
                effect,
                Repeat.AGAIN,
                Rule.SEND,
                List.of(new Subject(Subject.Kind.NAMED, sent.to())),
                true,
                effect.operand(0),
                false,
                words);
    }

    private Repeat repeat(EffectKind kind, IdempotencyKeys.Key key, List<Requests.Detail> details) {
        return switch (kind) {
            case READ -> Repeat.READS;
            case SET -> isClaim(details) ? Repeat.CLAIMS : Repeat.NOTHING;
            case DELETE -> Repeat.NOTHING;
            case INSERT ->
                isClaim(details) ? Repeat.CLAIMS : identified(details).orElseGet(key::repeat);
            case ADD, APPEND, SEND, CONSUME -> key.repeat();
        };
    }

    /** Whether a write takes place only where nothing is yet, or where things are as they were. */
    static boolean isClaim(List<Requests.Detail> details) {
        return details.stream().anyMatch(detail -> detail.role() instanceof RequestPart.OnlyIfAbsent)
                || DocumentChanges.isConditional(details);
    }

    /** What a second write does under an id that is the same in each run. */
    private Optional<Repeat> identified(List<Requests.Detail> details) {
        return details.stream()
                .filter(detail -> detail.role() instanceof RequestPart.Identifies id
                        && Requests.identifies(detail, id)
                        && !provenance.of(detail.argument(id.value())).contains(Provenance.Source.NONDETERMINISTIC))
                .map(detail -> ((RequestPart.Identifies) detail.role()).fails() ? Repeat.FAILS : Repeat.NOTHING)
                .findFirst();
    }

    static Rule rule(EffectKind kind) {
        return switch (kind) {
            case SEND -> Rule.SEND;
            case INSERT -> Rule.INSERT;
            case APPEND -> Rule.APPEND;
            case CONSUME -> Rule.CONSUME;
            default -> Rule.INCREMENT;
        };
    }

    private static Change.Words words(EffectKind kind, Rule rule, String what, Action.Catalogued call, String outcome) {
        String thing = what.isEmpty() ? "`" + call.method().display() + "`" : what;
        String again = switch (kind) {
            case SEND -> sending(thing) + " again";
            case INSERT -> "inserts into " + thing + " again";
            case APPEND -> "appends to " + thing + " again";
            case CONSUME -> "takes another one from " + thing;
            default -> "changes " + thing + " again";
        };
        boolean named = kind == EffectKind.SEND && rule == Rule.SEND && what.startsWith("`");
        String once = named
                ? Change.Words.SEND_TO + what
                : "the call of `" + call.method().display() + "`";
        return new Change.Words(again, once, outcome, fix(kind));
    }

    private static String sending(String thing) {
        return switch (thing) {
            case "mail" -> "sends a mail";
            case "a process" -> "starts a process";
            default -> "sends to " + thing;
        };
    }

    static List<String> fix(EffectKind kind) {
        return kind == EffectKind.SEND
                ? List.of(
                        "Let each message count once, by the id that it carries:",
                        "  @Dedup(key = \"…\")",
                        "or send within the transaction that commits the offset:",
                        "  @Guarantee(Delivery.EXACTLY_ONCE) with a parameter Emitter<K, V> that sends")
                : List.of("Let each message count once, by the id that it carries:", "  @Dedup(key = \"…\")");
    }

    Change change(Effect effect, Action.Catalogued call, Repeat repeat, Rule rule, Change.Words words) {
        return new Change(
                effect,
                repeat,
                rule,
                List.of(tables.of(call.method(), call.role(), effect.operands())),
                true,
                effect.operand(0),
                repeat == Repeat.NOTHING || rule == Rule.INSERT,
                words);
    }

    /** A constant's text, or the name of an enum's constant. */
    static String text(Expr expr) {
        if (expr instanceof Expr.Const constant) {
            return String.valueOf(constant.value());
        }
        return expr instanceof Expr.Field field && field.base() instanceof Expr.Static ? field.name() : "";
    }
}
