package dev.hapax.analysis.catalog;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.catalog.Role.Resource;
import dev.hapax.analysis.catalog.Role.Source;
import dev.hapax.guess.NearNames;
import dev.hapax.yaml.FileFormatException;
import dev.hapax.yaml.YamlMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a row's role and the keys that belong to it. */
final class RoleReader {
    private static final Set<String> EFFECT = Set.of("resource", "named-by", "identity", "value", "idempotency-key");
    private static final Map<String, Set<String>> KEYS = Map.ofEntries(
            Map.entry("send", with(EFFECT, "fleeting")),
            Map.entry("remote-call", EFFECT),
            Map.entry("insert", EFFECT),
            Map.entry("add", EFFECT),
            Map.entry("append", EFFECT),
            Map.entry("set", EFFECT),
            Map.entry("delete", EFFECT),
            Map.entry("read", EFFECT),
            Map.entry("consume", EFFECT),
            Map.entry("executes-sql", Set.of("sql", "values", "wording")),
            Map.entry("prepares-sql", Set.of("sql", "wording")),
            Map.entry("runs-statement", Set.of("statement", "values")),
            Map.entry("binds", Set.of("at", "value")),
            Map.entry("http-verb", Set.of("verb")),
            Map.entry("http-exchange", Set.of("request", "verb", "otherwise", "resource", "idempotency-key")),
            Map.entry("idempotency-key", Set.of("name", "value")),
            Map.entry("identifies", Set.of("name", "value", "fails")),
            Map.entry("describes-update", Set.of("kind", "field", "value")),
            Map.entry("update-expression", Set.of("text")),
            Map.entry("condition-expression", Set.of("text")),
            Map.entry("applies-update", Set.of("update", "resource")),
            Map.entry("only-if-absent", Set.of()),
            Map.entry("commits-offsets", Set.of()),
            Map.entry("writes-file", Set.of("file", "options")),
            Map.entry("saves-entity", Set.of("entity", "mode")),
            Map.entry("copies", Set.of("from", "to", "type", "except", "loose")),
            Map.entry("receives", Set.of("manager")),
            Map.entry("publishes", Set.of("event", "address", "bus", "asynchronous")),
            Map.entry("neutral", Set.of("from")),
            Map.entry("nondeterministic", Set.of("source")),
            Map.entry("process-local", Set.of("kind")),
            Map.entry("guard-read", Set.of("resource", "identity", "durable")),
            Map.entry("guard-mark", Set.of("resource", "identity", "expiry", "durable")),
            Map.entry("begins-transaction", Set.of("manager", "unless")),
            Map.entry("ends-transaction", Set.of()),
            Map.entry("acknowledges", Set.of()),
            Map.entry("fails", Set.of()),
            Map.entry(
                    "names-fallback",
                    Set.of(
                            "runs",
                            "stand-in",
                            "marked-by",
                            "needs",
                            "failure",
                            "catches",
                            "except",
                            "composed",
                            "own-calls")),
            Map.entry("awaits", Set.of()),
            Map.entry("starts", Set.of()),
            Map.entry("changes", Set.of()),
            Map.entry("recovers", Set.of()),
            Map.entry("runs-script", Set.of("script")),
            Map.entry("unjudged", Set.of()));

    private RoleReader() {}

    private static Set<String> with(Set<String> keys, String another) {
        Set<String> all = new HashSet<>(keys);
        all.add(another);
        return Set.copyOf(all);
    }

    /** The keys that belong to each role. */
    static Map<String, Set<String>> ownKeys() {
        return KEYS;
    }

    /** The keys that a row of its role may have. */
    static Set<String> keys(YamlMap row, Set<String> common) throws FileFormatException {
        String role = row.text("role");
        Set<String> own = KEYS.get(role);
        if (own == null) {
            throw row.wrong("role", NearNames.unknown("role", role, KEYS.keySet()));
        }
        Set<String> keys = new HashSet<>(common);
        keys.addAll(own);
        return keys;
    }

    static Role read(String role, YamlMap row) throws FileFormatException {
        return switch (role) {
            case "send" -> effect(EffectKind.SEND, Optional.of(Rule.SEND), row);
            case "remote-call" -> effect(EffectKind.SEND, Optional.of(Rule.REMOTE_CALL), row);
            case "insert" -> effect(EffectKind.INSERT, Optional.of(Rule.INSERT), row);
            case "add" -> effect(EffectKind.ADD, Optional.of(Rule.INCREMENT), row);
            case "append" -> effect(EffectKind.APPEND, Optional.empty(), row);
            case "set" -> effect(EffectKind.SET, Optional.empty(), row);
            case "delete" -> effect(EffectKind.DELETE, Optional.empty(), row);
            case "read" -> effect(EffectKind.READ, Optional.empty(), row);
            case "consume" -> effect(EffectKind.CONSUME, Optional.empty(), row);
            case "executes-sql" ->
                new Role.ExecutesSql(row.argument("sql"), row.optionalArgument("values"), wording(row));
            case "prepares-sql" -> new Role.PreparesSql(row.argument("sql"), wording(row));
            case "runs-statement" ->
                new Role.RunsStatement(row.optionalArgument("statement"), row.optionalArgument("values"));
            case "binds" -> new Role.Binds(row.optionalArgument("at"), row.argument("value"));
            case "http-verb" -> verb(row);
            case "http-exchange" ->
                new Role.HttpExchange(
                        row.optionalArgument("request"),
                        row.optionalArgument("verb"),
                        optionalText(row, "otherwise"),
                        optionalResource(row),
                        row.optionalArgument("idempotency-key"));
            case "idempotency-key" ->
                new RequestPart.IdempotencyKey(row.optionalArgument("name"), row.argument("value"));
            case "identifies" ->
                new RequestPart.Identifies(row.optionalArgument("name"), row.argument("value"), row.flag("fails"));
            case "describes-update" ->
                new RequestPart.DescribesUpdate(
                        changing(row), row.optionalArgument("field"), row.optionalArgument("value"));
            case "update-expression" -> new RequestPart.UpdateExpression(row.argument("text"));
            case "condition-expression" -> new RequestPart.ConditionExpression(row.argument("text"));
            case "applies-update" -> new Role.AppliesUpdate(row.optionalArgument("update"), resource(row));
            case "only-if-absent" -> new RequestPart.OnlyIfAbsent();
            case "commits-offsets" -> new Role.CommitsOffsets();
            case "writes-file" -> new Role.WritesFile(row.argument("file"), row.optionalArgument("options"));
            case "saves-entity" ->
                new Role.SavesEntity(
                        row.optionalArgument("entity"), row.choice("mode", SaveMode.class, Optional.empty()));
            case "nondeterministic" -> new Role.Nondeterministic(row.choice("source", Source.class, Optional.empty()));
            case "process-local" -> new Role.ProcessLocal(changing(row));
            case "guard-read" ->
                new Role.GuardRead(optionalResource(row), row.optionalArgument("identity"), row.flag("durable", true));
            case "guard-mark" ->
                new Role.GuardMark(
                        optionalResource(row),
                        row.optionalArgument("identity"),
                        row.optionalArgument("expiry"),
                        row.flag("durable", true));
            case "publishes" ->
                new Role.Publishes(
                        row.optionalArgument("event"),
                        row.optionalArgument("address"),
                        row.choice("bus", Bus.class, Optional.empty()),
                        row.flag("asynchronous", false));
            case "copies" ->
                new Role.Copies(
                        row.argument("from"),
                        row.optionalArgument("to"),
                        row.optionalArgument("type"),
                        row.optionalArgument("except"),
                        row.flag("loose"));
            case "receives" -> new Role.Receives(row.optionalArgument("manager"));
            case "begins-transaction" ->
                new Role.BeginsTransaction(
                        row.choice("manager", Role.Manager.class, Optional.empty()), row.optionalArgument("unless"));
            case "ends-transaction" -> new Role.EndsTransaction();
            case "acknowledges" -> new Role.Acknowledges();
            case "fails" -> new Role.Fails();
            case "names-fallback" -> fallback(row);
            case "awaits" -> new Role.Awaits();
            case "starts" -> new Role.Starts();
            case "changes" -> new Role.Changes();
            case "recovers" -> new Role.Recovers();
            case "runs-script" -> new Role.RunsScript(row.argument("script"));
            case "unjudged" -> new Role.Unjudged();
            default -> new Role.Neutral(row.optionalArgument("from"));
        };
    }

    private static Wording wording(YamlMap row) throws FileFormatException {
        return switch (row.has("wording") ? row.text("wording") : "whole") {
            case "whole" -> new Wording.Whole();
            case "shortened" -> new Wording.Shortened("entity");
            case "named" -> new Wording.Named();
            case "mapped" -> new Wording.Mapped();
            case "cql" -> new Wording.Cql();
            default -> throw row.wrong("wording", "'wording' must be whole, shortened, named, mapped or cql");
        };
    }

    private static Role effect(EffectKind kind, Optional<Rule> rule, YamlMap row) throws FileFormatException {
        return new Role.Effect(
                kind,
                rule,
                row.has("named-by") ? injected(row) : resource(row),
                row.optionalArgument("identity"),
                row.optionalArgument("value"),
                row.optionalArgument("idempotency-key"),
                row.flag("fleeting"));
    }

    private static Role verb(YamlMap row) throws FileFormatException {
        return row.isNumber("verb")
                ? new RequestPart.HttpVerb(Optional.empty(), OptionalInt.of(row.argument("verb")))
                : new RequestPart.HttpVerb(Optional.of(row.text("verb")), OptionalInt.empty());
    }

    /** How something that is there is changed. */
    private static EffectKind changing(YamlMap row) throws FileFormatException {
        EffectKind kind = row.choice("kind", EffectKind.class, Optional.empty());
        return switch (kind) {
            case ADD, APPEND, SET, DELETE, CONSUME -> kind;
            case READ, INSERT, SEND -> throw row.wrong("kind", "'kind' must be add, append, set, delete or consume");
        };
    }

    private static Optional<Resource> optionalResource(YamlMap row) throws FileFormatException {
        return row.has("resource") ? Optional.of(resource(row)) : Optional.empty();
    }

    private static Resource injected(YamlMap row) throws FileFormatException {
        if (row.isNumber("resource")) {
            throw row.wrong("named-by", "'named-by' needs a noun as 'resource', for a receiver that has no name");
        }
        return new Resource.Injected(annotation(row, "named-by"), row.text("resource"));
    }

    private static Role fallback(YamlMap row) throws FileFormatException {
        return new NamesFallback(
                optionalText(row, "runs"),
                optionalAnnotation(row, "stand-in"),
                optionalAnnotation(row, "marked-by"),
                optionalAnnotation(row, "needs"),
                row.choice("failure", NamesFallback.Failure.class, Optional.of(NamesFallback.Failure.MAY_BE_LAST)),
                optionalText(row, "catches"),
                optionalText(row, "except"),
                row.flag("composed"),
                row.flag("own-calls"));
    }

    private static Optional<String> optionalText(YamlMap row, String key) throws FileFormatException {
        return row.has(key) ? Optional.of(row.text(key)) : Optional.empty();
    }

    private static Optional<String> optionalAnnotation(YamlMap row, String key) throws FileFormatException {
        return row.has(key) ? Optional.of(annotation(row, key)) : Optional.empty();
    }

    /** The descriptor of an annotation type. */
    private static String annotation(YamlMap row, String key) throws FileFormatException {
        String name = row.text(key);
        if (name.indexOf('.') < 0 || !CatalogNames.isClass(name)) {
            throw row.wrong(key, "'" + name + "' is no annotation; write it as com.acme.Channel");
        }
        return "L" + name.replace('.', '/') + ";";
    }

    /** A number is an argument, anything else a name. */
    private static Resource resource(YamlMap row) throws FileFormatException {
        return row.isNumber("resource")
                ? new Resource.Argument(row.argument("resource"))
                : new Resource.Named(row.text("resource"));
    }
}
