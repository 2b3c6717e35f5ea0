package dev.hapax.analysis.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads a YAML file of several documents into flat keys with the lines that they stand in. */
final class YamlReader {
    private static final String MERGE = "<<";
    private static final String SAME = "~";
    private static final int MAX_DEPTH = 40;
    private static final int MAX_SETTINGS = 20_000;

    private final List<FileSetting> settings = new ArrayList<>();

    private YamlReader() {}

    static List<List<FileSetting>> read(String text) throws BrokenFileException {
        LoadSettings settings = LoadSettings.builder()
                .setUseMarks(true)
                .setAllowDuplicateKeys(true)
                .setMaxAliasesForCollections(1_000)
                .build();
        List<List<FileSetting>> documents = new ArrayList<>();
        try {
            for (Node root : new Compose(settings).composeAllFromString(text)) {
                YamlReader reader = new YamlReader();
                reader.add("", root, 0);
                documents.add(reader.settings);
            }
        } catch (MarkedYamlEngineException e) {
            throw new BrokenFileException(
                    e.getProblemMark()
                            .or(e::getContextMark)
                            .map(mark -> mark.getLine() + 1)
                            .orElse(1),
                    String.valueOf(e.getProblem()));
        } catch (YamlEngineException e) {
            throw new BrokenFileException(
                    1, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        return documents;
    }

    /** What is more than anybody writes, as aliases of aliases make it, is refused: a part of it would pass for all. */
    private void add(String prefix, Node node, int depth) throws BrokenFileException {
        if (depth > MAX_DEPTH) {
            throw new BrokenFileException(line(node), "it is nested deeper than " + MAX_DEPTH + " levels");
        } else if (settings.size() > MAX_SETTINGS) {
            throw new BrokenFileException(line(node), "the file has more than " + MAX_SETTINGS + " settings");
        }
        if (node instanceof MappingNode map) {
            for (NodeTuple entry : map.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key) {
                    add(joined(prefix, key.getValue()), entry.getValueNode(), depth + 1);
                }
            }
        } else if (node instanceof SequenceNode list) {
            for (int i = 0; i < list.getValue().size(); i++) {
                add(prefix + "[" + i + "]", list.getValue().get(i), depth + 1);
            }
        } else if (node instanceof ScalarNode scalar && !prefix.isEmpty()) {
            settings.add(new FileSetting(prefix, scalar.getValue(), line(node), Optional.empty()));
        }
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /** What is merged in stands where it is merged to; Quarkus writes {@code ~} for a key that has a value and keys below. */
    private static String joined(String prefix, String key) {
        if (key.equals(MERGE) || key.equals(SAME)) {
            return prefix;
        } else if (prefix.isEmpty() || key.startsWith("[")) {
            return prefix + key;
        }
        return prefix + "." + key;
    }
}
