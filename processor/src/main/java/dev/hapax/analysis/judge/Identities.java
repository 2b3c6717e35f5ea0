package dev.hapax.analysis.judge;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.classes.Names;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.entities.Entity;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.judge.Chance.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the values of an effect are for: the key of what it stores, the name of what it sends, or just values. */
final class Identities {
    private static final String RECORD = "org/apache/kafka/clients/producer/ProducerRecord";

    /** Of other libraries, the methods that make a record of a key and a value. */
    private static final Map<String, String> KEYED = Map.of(
            "io/smallrye/reactive/messaging/kafka/Record", "of",
            "io/smallrye/reactive/messaging/kafka/KafkaRecord", "of",
            "org/apache/kafka/streams/KeyValue", "pair");

    /** Its own id, or that of something else: {@code id}, {@code eventId}, {@code alert_id}, {@code messageKey}. */
    private static final Pattern NAMING = Pattern.compile(
            "(?i:id|uuid|key)|.*(\\p{Lower}(Id|ID|Uuid|UUID)|_(?i:id|uuid))"
                    + "|(?i:.*(event|message|correlation|request|transaction|idempotency|dedup\\w*|command|trace)_?(id|uuid|key))");
    /** As in the names of headers. */
    private static final Pattern SEPARATORS = Pattern.compile("[-_.]");

    private static final Pattern SETTING = Pattern.compile("(?:with|set|add|put)(\\p{Upper}\\w*)");
    /** The end of a text that names what comes after it. */
    private static final Pattern LABEL = Pattern.compile("(\\w+)[\"']?\\s*[:=]\\s*[\"']?$");

    private static final int MAX_DEPTH = 6;

    private final Tables tables;
    private final Expansion expansion;
    private final SetProperties properties;
    private final Requests requests;

    Identities(Tables tables, Expansion expansion, SetProperties properties, Requests requests) {
        this.properties = properties;
        this.requests = requests;
        this.tables = tables;
        this.expansion = expansion;
    }

    /**
     * A value and what it is for.
     *
     * @param value the value
     * @param kind what it is for
     * @param field its name; empty where it has none
     */
    record Part(Expr value, Kind kind, String field) {}

    List<Part> of(Effect effect) {
        List<Part> parts = new ArrayList<>();
        if (effect.action() instanceof Action.FieldChange && effect.operand(0) instanceof Expr.Field field) {
            parts.add(new Part(effect.operand(1), Kind.VALUE, name(field.owner(), field.name())));
        } else if (effect.action() instanceof Action.Catalogued call) {
            catalogued(effect, call, parts);
        } else if (effect.action() instanceof Action.Sent) {
            Expr sent = effect.operand(0);
            Exprs.options(Exprs.nonNull(sent))
                    .forEach(option -> described(
                            Containers.is(option) ? expansion.elementOf(option) : option, Kind.VALUE, "", parts, 0));
        }
        return parts;
    }

    private void catalogued(Effect effect, Action.Catalogued call, List<Part> parts) {
        if (call.role() instanceof Role.SavesEntity saves) {
            Expr entity = effect.operand(saves.entity().orElse(-1) + (call.receiver() ? 1 : 0));
            Exprs.options(expansion.of(entity)).forEach(option -> stored(option, parts));
            tables.entity(call.method(), effect.arguments()).ifPresent(known -> setInto(entity, known, effect, parts));
        } else if (call.role() instanceof Role.Effect known) {
            boolean sends = known.kind() == EffectKind.SEND;
            for (int i = call.receiver() ? 1 : 0; i < effect.operands().size(); i++) {
                int argument = i - (call.receiver() ? 1 : 0);
                boolean key = known.identity().isPresent() && known.identity().getAsInt() == argument;
                Kind kind = !key ? Kind.VALUE : sends ? Kind.NAME : Kind.KEY;
                described(effect.operand(i), kind, key ? "the key" : "", parts, 0);
            }
            requests.ids(effect).forEach(id -> parts.add(new Part(id, Kind.KEY, "the key")));
        } else if (call.role() instanceof Role.HttpExchange) {
            effect.operands().forEach(operand -> described(operand, Kind.VALUE, "", parts, 0));
        } else if (Statements.runs(call.role())) {
            effect.operands().stream()
                    .skip(call.receiver() ? 1 : 0)
                    .forEach(operand -> described(operand, Kind.VALUE, "", parts, MAX_DEPTH));
        }
    }

    /** The id that was set in an object which the message has brought. */
    private void setInto(Expr entity, Entity known, Effect save, List<Part> parts) {
        Set<String> keys = known.key().map(Entity.Key::properties).orElse(Set.of());
        properties.of(entity, save).forEach((property, value) -> {
            if (keys.contains(property)) {
                parts.add(new Part(value, Kind.KEY, name(known.className(), property)));
            }
        });
    }

    private void stored(Expr entity, List<Part> parts) {
        if (!(entity instanceof Expr.Fresh made)) {
            return;
        }
        Optional<Entity> known = tables.entityOf(made.type());
        for (String field : made.fields().names()) {
            boolean key = known.filter(found -> identifies(field, found)).isPresent();
            made.fields()
                    .get(field)
                    .ifPresent(
                            value -> parts.add(new Part(value, key ? Kind.KEY : Kind.VALUE, name(made.type(), field))));
        }
    }

    /** Whether objects are told apart by a property: the store's own key, or what no two of them can share. */
    private static boolean identifies(String property, Entity entity) {
        return entity.key().filter(key -> key.properties().contains(property)).isPresent()
                || entity.uniques().stream().anyMatch(together -> together.contains(property));
    }

    /** A message's parts, by the names of its fields. */
    private void described(Expr value, Kind kind, String field, List<Part> parts, int depth) {
        if (depth >= MAX_DEPTH) {
            parts.add(new Part(value, kind, field));
            return;
        }
        for (Expr option : Exprs.options(expansion.of(value))) {
            if (option instanceof Expr.Fresh made && made.type().equals(RECORD)) {
                int key = made.args().size() == 3
                        ? 1
                        : made.args().size() == 4 ? 2 : made.args().size() >= 5 ? 3 : -1;
                for (int i = 0; i < made.args().size(); i++) {
                    described(
                            made.args().get(i),
                            i == key ? Kind.NAME : Kind.VALUE,
                            i == key ? "the key" : "",
                            parts,
                            depth + 1);
                }
            } else if (option instanceof Expr.Fresh made
                    && !made.fields().names().isEmpty()) {
                for (String name : made.fields().names()) {
                    boolean naming = NAMING.matcher(name).matches();
                    Expr held = made.fields().get(name).orElse(Exprs.UNKNOWN);
                    described(held, naming ? Kind.NAME : Kind.VALUE, name(made.type(), name), parts, depth + 1);
                }
            } else if (option instanceof Expr.Call made && isKeyed(made)) {
                keyed(made, parts, depth);
            } else if (option instanceof Expr.Concat text) {
                labelled(text, kind, field, parts, depth);
            } else if (option instanceof Expr.Call call && !call.args().isEmpty() && !call.receiver()) {
                call.args().forEach(arg -> described(arg, kind, field, parts, depth + 1));
                parts.add(new Part(new Expr.Call(call.site(), call.method(), false, List.of()), kind, field));
            } else if (option instanceof Expr.Fresh made && made.type().startsWith("java/")) {
                made.args().forEach(arg -> described(arg, kind, field, parts, depth + 1));
                parts.add(new Part(option, kind, field));
            } else if (option instanceof Expr.Call call && call.receiver()) {
                chained(call, kind, field, parts, depth);
            } else {
                parts.add(new Part(option, kind, field));
            }
        }
    }

    private static boolean isKeyed(Expr.Call made) {
        return made.method().name().equals(KEYED.get(made.method().owner()));
    }

    /** A record of a library of its own: the value comes last, the key before it. */
    private void keyed(Expr.Call made, List<Part> parts, int depth) {
        List<Expr> given = made.args();
        for (int i = 0; i < given.size(); i++) {
            boolean key = i == given.size() - 2;
            described(given.get(i), key ? Kind.NAME : Kind.VALUE, key ? "the key" : "", parts, depth + 1);
        }
    }

    /** A text that says what follows: {@code "eventId: " + id}, {@code "{\\"id\\":\\"" + id + "\\"}"}. */
    private void labelled(Expr.Concat text, Kind kind, String field, List<Part> parts, int depth) {
        String label = "";
        for (Expr part : text.parts()) {
            if (!label.isEmpty()) {
                described(part, Kind.NAME, "`" + label + "`", parts, depth + 1);
            }
            label = label(part);
        }
        parts.add(new Part(text, kind, field));
    }

    private static String label(Expr part) {
        Matcher label = part instanceof Expr.Const constant && constant.value() instanceof String said
                ? LABEL.matcher(said)
                : LABEL.matcher("");
        return label.find() && NAMING.matcher(label.group(1)).matches() ? label.group(1) : "";
    }

    /** What a library's builder is told, call by call, and what a serializer is given. */
    private void chained(Expr.Call last, Kind kind, String field, List<Part> parts, int depth) {
        Expr at = last;
        while (at instanceof Expr.Call call && call.receiver() && !call.args().isEmpty()) {
            List<Expr> given = call.args().subList(1, call.args().size());
            String name = told(call.method().name(), given);
            boolean naming =
                    NAMING.matcher(SEPARATORS.matcher(name).replaceAll("")).matches();
            given.forEach(arg ->
                    described(arg, naming ? Kind.NAME : kind, naming ? "`" + name + "`" : field, parts, depth + 1));
            at = Exprs.nonNull(call.args().get(0));
        }
        if (at instanceof Expr.Call made && isKeyed(made)) {
            keyed(made, parts, depth);
        }
        parts.add(new Part(last, kind, field));
    }

    /** What a call of a builder is about: the name that it is given first, or the one in its own name. */
    private static String told(String method, List<Expr> given) {
        if (given.size() == 2
                && given.get(0) instanceof Expr.Const constant
                && constant.value() instanceof String name) {
            return name;
        }
        Matcher setting = SETTING.matcher(method);
        return given.size() != 1 ? "" : setting.matches() ? decapitalized(setting.group(1)) : method;
    }

    private static String decapitalized(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static String name(String type, String field) {
        return "`" + Names.simple(type) + "." + field + "`";
    }
}
