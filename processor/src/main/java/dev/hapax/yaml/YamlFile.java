package dev.hapax.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** Parses a file. Stateless. */
public final class YamlFile {
    private YamlFile() {}

    /**
     * Parses a text as YAML, or as JSON.
     *
     * @param file names it in messages
     * @param text the text
     * @param language what it is called in messages
     * @return what it holds; empty where there is nothing in it
     * @throws FileFormatException if it cannot be parsed
     */
    public static Optional<Node> parse(String file, String text, String language) throws FileFormatException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowDuplicateKeys(true) // so that it is us who say where
                .build();
        try {
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new FileFormatException(file + ":" + line, "this is not " + language + ": " + e.getProblem(), e);
        } catch (YamlEngineException e) {
            throw new FileFormatException(file + ":1", "this is not " + language + ": " + e.getMessage(), e);
        }
    }
}
