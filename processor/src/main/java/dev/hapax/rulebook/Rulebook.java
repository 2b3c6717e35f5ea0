package dev.hapax.rulebook;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.Severity;
import dev.hapax.yaml.FileFormatException;
import dev.hapax.yaml.YamlFile;
import dev.hapax.yaml.YamlMap;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** The rules' own declarations. Stateless. */
public final class Rulebook {
    private static final String FOLDER = "/dev/hapax/rules/";
    private static final String OFF = "off";
    private static final Set<String> KEYS = Set.of(
            "title",
            "direction",
            "own",
            "exactly-once",
            "foreign",
            "suppressible",
            "why",
            "crash",
            "fix",
            "unsafe",
            "safe");

    private Rulebook() {}

    /**
     * A rule's declaration.
     *
     * @param rule the rule
     * @return what its file says
     */
    public static RuleEntry entry(Rule rule) {
        String name = rule.id() + ".yaml";
        try (InputStream in = Rulebook.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("the rule " + rule.id() + " has no declaration: broken jar");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Optional<Node> root = YamlFile.parse(name, text, "YAML");
            if (root.isEmpty()) {
                throw new IllegalStateException(name + " is empty");
            }
            return entry(rule, YamlMap.of(name, root.get(), "a rule"));
        } catch (IOException | FileFormatException e) {
            throw new IllegalStateException("Hapax's own rules cannot be read: " + e.getMessage(), e);
        }
    }

    private static RuleEntry entry(Rule rule, YamlMap file) throws FileFormatException {
        file.allow(KEYS);
        Severity own = level(file, "own").orElseThrow(() -> file.wrong("own", "a rule that is never heard of is none"));
        return new RuleEntry(
                rule,
                file.text("title"),
                file.text("direction"),
                own,
                file.has("exactly-once") ? level(file, "exactly-once").orElse(own) : own,
                level(file, "foreign"),
                file.flag("suppressible", true),
                file.text("why").strip(),
                file.text("crash").strip(),
                file.text("fix").strip(),
                file.texts("unsafe"),
                file.texts("safe"));
    }

    private static Optional<Severity> level(YamlMap file, String key) throws FileFormatException {
        return file.text(key).equals(OFF)
                ? Optional.empty()
                : Optional.of(Severity.valueOf(file.text(key).toUpperCase(Locale.ROOT)));
    }
}
