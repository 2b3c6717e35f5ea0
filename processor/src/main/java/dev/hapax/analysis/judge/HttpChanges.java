package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.RequestPart;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a second run of an HTTP request does: its method decides, and the key that it may carry. */
final class HttpChanges {
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> REPEATABLE = Set.of("PUT", "DELETE");
    private static final Set<String> ACTING = Set.of("POST", "PATCH");

    private final Requests requests;
    private final IdempotencyKeys keys;
    private final RemoteChanges remote;
    private final ReadBack readBack;
    private final Searches searches;
    private final Effects effects;

    HttpChanges(
            Requests requests,
            IdempotencyKeys keys,
            RemoteChanges remote,
            ReadBack readBack,
            Searches searches,
            Effects effects) {
        this.effects = effects;
        this.requests = requests;
        this.keys = keys;
        this.remote = remote;
        this.readBack = readBack;
        this.searches = searches;
    }

    /** The request. */
    Change of(Effect effect, Action.Catalogued call, Role.HttpExchange role) {
        List<Requests.Detail> details = requests.details(effect);
        String verb = verb(effect, call, role, details).toUpperCase(Locale.ROOT);
        IdempotencyKeys.Key key = keys.of(effect, call, role.idempotencyKey(), details);
        boolean grows = verb.equals("PUT") && readBack.grows(effect, call);
        String shown = verb.isEmpty() ? "sends a request" : "sends a " + verb + " request";
        String by = "`" + call.method().display() + "`";
        Change.Words words = new Change.Words(
                shown + " by " + by + " again",
                "the call of " + by,
                grows ? ReadBack.WORDS : key.words(),
                RemoteChanges.fix(EffectKind.SEND).subList(0, 2));
        boolean asks = verb.equals("POST") && searches.asks(effect, call, role.resource(), role.request());
        Repeat repeat = grows ? Repeat.AGAIN : asks ? Repeat.READS : repeat(verb, key);
        return remote.change(atVerb(effect, call), call, repeat, grows ? Rule.INCREMENT : Rule.REMOTE_CALL, words);
    }

    /**
     * A chain that ends in a request is told where it says which one: {@code client.post().uri(…).retrieve().bodyToMono(…)}. Where
     * that is kept in a variable until something else has been done, it is told where the last statement goes on with it.
     */
    private Effect atVerb(Effect effect, Action.Catalogued call) {
        Expr at = call.receiver() ? Exprs.nonNull(effect.operand(0)) : Exprs.UNKNOWN;
        Optional<Expr.Call> told = Optional.empty();
        while (at instanceof Expr.Call link && link.receiver() && !link.args().isEmpty()) {
            if (effects.areInOneStatement(link.site(), effect.site())) {
                told = Optional.of(link);
            }
            if (requests.isVerb(link)
                    && link.site().method().equals(effect.site().method())) {
                return told.flatMap(shown -> effects.place(shown.site())
                                .map(place ->
                                        effect.toldAt(place, shown.method().display())))
                        .orElse(effect);
            }
            at = Exprs.nonNull(link.args().get(0));
        }
        return effect;
    }

    /** Whether the request only takes something away. */
    boolean removes(Effect effect, Action.Catalogued call, Role.HttpExchange role) {
        return verb(effect, call, role, requests.details(effect)).equalsIgnoreCase("DELETE");
    }

    private static Repeat repeat(String verb, IdempotencyKeys.Key key) {
        if (READING.contains(verb)) {
            return Repeat.READS;
        } else if (REPEATABLE.contains(verb)) {
            return Repeat.NOTHING;
        }
        return ACTING.contains(verb) || key == IdempotencyKeys.Key.STABLE ? key.repeat() : Repeat.PERHAPS;
    }

    /** The call's own argument says it, or else the request; empty where it is said, and not known. */
    private static String verb(
            Effect effect, Action.Catalogued call, Role.HttpExchange role, List<Requests.Detail> details) {
        if (role.verb().isPresent()) {
            String named = RemoteChanges.text(Statements.argument(
                    effect.operands(), call.receiver(), role.verb().getAsInt()));
            if (!named.isEmpty()) {
                return named;
            }
        }
        String found = "";
        boolean given = false;
        for (Requests.Detail detail : details) {
            if (detail.role() instanceof RequestPart.HttpVerb verb
                    && (found.isEmpty() || (!given && verb.verb().isEmpty()))) {
                given = verb.verb().isEmpty(); // as an argument: stronger than what the method's name says
                found = verb.verb()
                        .orElseGet(() -> RemoteChanges.text(
                                detail.argument(verb.argument().orElse(-1))));
            }
        }
        return found.isEmpty() && !given ? role.otherwise().orElse("") : found;
    }
}
