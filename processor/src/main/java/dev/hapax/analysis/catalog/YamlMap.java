package dev.hapax.analysis.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A mapping in a YAML file whose every complaint names the line. */
final class YamlMap {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

    private final String file;
    private final int line;
    private final MappingNode node;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private int highestArgument = -1;

    private YamlMap(String file, MappingNode node) throws CatalogException {
        this.file = file;
        this.line = line(node);
        this.node = node;
        for (NodeTuple entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new CatalogException(file + ":" + line(entry.getKeyNode()), "a key must be a word");
            }
            NodeTuple first = entries.putIfAbsent(key.getValue(), entry);
            if (first != null) {
                throw new CatalogException(
                        file + ":" + line(key),
                        "'" + key.getValue() + "' is there already, in line " + line(first.getKeyNode()));
            }
        }
    }

    static YamlMap of(String file, Node node, String what) throws CatalogException {
        if (node instanceof MappingNode map) {
            return new YamlMap(file, map);
        }
        throw new CatalogException(file + ":" + line(node), what + " must be a mapping of keys to values");
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    MappingNode node() {
        return node;
    }

    String place() {
        return file + ":" + line;
    }

    Set<String> keys() {
        return entries.keySet();
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    CatalogException wrong(String key, String message) {
        NodeTuple entry = entries.get(key);
        return new CatalogException(file + ":" + (entry == null ? line : line(entry.getKeyNode())), message);
    }

    void allow(Set<String> allowed) throws CatalogException {
        for (String key : entries.keySet()) {
            if (!allowed.contains(key)) {
                throw wrong(key, CatalogNames.unknown("key", key, allowed));
            }
        }
    }

    private Node value(String key) throws CatalogException {
        NodeTuple entry = entries.get(key);
        if (entry == null) {
            throw wrong(key, "the key '" + key + "' is missing");
        }
        return entry.getValueNode();
    }

    YamlMap map(String key) throws CatalogException {
        return of(file, value(key), "'" + key + "'");
    }

    List<YamlMap> maps(String key) throws CatalogException {
        if (!(value(key) instanceof SequenceNode list)) {
            throw wrong(key, "'" + key + "' must be a list of rows");
        }
        List<YamlMap> maps = new ArrayList<>();
        for (Node item : list.getValue()) {
            maps.add(of(file, item, "a row"));
        }
        return maps;
    }

    String text(String key) throws CatalogException {
        if (value(key) instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw wrong(key, "'" + key + "' must be a word or number");
    }

    List<String> texts(String key) throws CatalogException {
        if (!(value(key) instanceof SequenceNode list)) {
            return List.of(text(key));
        }
        List<String> texts = new ArrayList<>();
        for (Node item : list.getValue()) {
            if (!(item instanceof ScalarNode scalar)) {
                throw wrong(key, "'" + key + "' must be a word or a list of words");
            }
            texts.add(scalar.getValue());
        }
        return texts;
    }

    boolean flag(String key) throws CatalogException {
        return flag(key, false);
    }

    boolean flag(String key, boolean otherwise) throws CatalogException {
        if (!has(key)) {
            return otherwise;
        }
        String text = text(key);
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(key, "'" + key + "' must be true or false, not '" + text + "'");
        }
        return text.equals("true");
    }

    boolean isNumber(String key) throws CatalogException {
        return NUMBER.matcher(text(key)).matches();
    }

    int argument(String key) throws CatalogException {
        if (!isNumber(key)) {
            throw wrong(key, "'" + key + "' must be the position of an argument, from 0, not '" + text(key) + "'");
        }
        int argument = Integer.parseInt(text(key));
        highestArgument = Math.max(highestArgument, argument);
        return argument;
    }

    /** The highest position of an argument that was read so far; -1 for none. */
    int highestArgument() {
        return highestArgument;
    }

    OptionalInt optionalArgument(String key) throws CatalogException {
        return has(key) ? OptionalInt.of(argument(key)) : OptionalInt.empty();
    }

    <E extends Enum<E>> E choice(String key, Class<E> type, Optional<E> otherwise) throws CatalogException {
        if (!has(key) && otherwise.isPresent()) {
            return otherwise.get();
        }
        String text = text(key);
        for (E choice : type.getEnumConstants()) {
            if (word(choice).equals(text)) {
                return choice;
            }
        }
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(YamlMap::word).toList();
        throw wrong(key, CatalogNames.unknown(key, text, words));
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
