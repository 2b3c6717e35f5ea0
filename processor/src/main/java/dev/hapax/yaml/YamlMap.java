package dev.hapax.yaml;

import dev.hapax.guess.NearNames;
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

/** A mapping in a YAML file whose every complaint names the line. Not thread-safe. */
public final class YamlMap {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,3}");

    private final String file;
    private final int line;
    private final MappingNode node;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private int highestArgument = -1;

    private YamlMap(String file, MappingNode node) throws FileFormatException {
        this.file = file;
        this.line = line(node);
        this.node = node;
        for (NodeTuple entry : node.getValue()) {
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                throw new FileFormatException(file + ":" + line(entry.getKeyNode()), "a key must be a word");
            }
            NodeTuple first = entries.putIfAbsent(key.getValue(), entry);
            if (first != null) {
                throw new FileFormatException(
                        file + ":" + line(key),
                        "'" + key.getValue() + "' is there already, in line " + line(first.getKeyNode()));
            }
        }
    }

    /**
     * A mapping.
     *
     * @param file names the file in messages
     * @param node what stands in the file
     * @param what names it in messages
     * @return the mapping
     * @throws FileFormatException if it is none
     */
    public static YamlMap of(String file, Node node, String what) throws FileFormatException {
        if (node instanceof MappingNode map) {
            return new YamlMap(file, map);
        }
        throw new FileFormatException(file + ":" + line(node), what + " must be a mapping of keys to values");
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    /**
     * The mapping as it was parsed.
     *
     * @return the node
     */
    public MappingNode node() {
        return node;
    }

    /**
     * Where it stands.
     *
     * @return file and line, as {@code catalog.yaml:12}
     */
    public String place() {
        return file + ":" + line;
    }

    /**
     * Its keys.
     *
     * @return the keys in their order
     */
    public Set<String> keys() {
        return entries.keySet();
    }

    /**
     * Whether it has a key.
     *
     * @param key the key
     * @return whether it is there
     */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /**
     * A complaint about a key.
     *
     * @param key the key; where it is not there, the complaint is about the mapping
     * @param message what is wrong
     * @return the exception to throw
     */
    public FileFormatException wrong(String key, String message) {
        NodeTuple entry = entries.get(key);
        return new FileFormatException(file + ":" + (entry == null ? line : line(entry.getKeyNode())), message);
    }

    /**
     * Refuses other keys.
     *
     * @param allowed the keys that it may have
     * @throws FileFormatException if it has another one
     */
    public void allow(Set<String> allowed) throws FileFormatException {
        for (String key : entries.keySet()) {
            if (!allowed.contains(key)) {
                throw wrong(key, NearNames.unknown("key", key, allowed));
            }
        }
    }

    private Node value(String key) throws FileFormatException {
        NodeTuple entry = entries.get(key);
        if (entry == null) {
            throw wrong(key, "the key '" + key + "' is missing");
        }
        return entry.getValueNode();
    }

    /**
     * The mapping that is a key's value.
     *
     * @param key the key
     * @return the value
     * @throws FileFormatException if there is none, or it is no mapping
     */
    public YamlMap map(String key) throws FileFormatException {
        return of(file, value(key), "'" + key + "'");
    }

    /**
     * The mappings that a key's list holds.
     *
     * @param key the key
     * @return the values
     * @throws FileFormatException if there is none, or it is no list of mappings
     */
    public List<YamlMap> maps(String key) throws FileFormatException {
        if (!(value(key) instanceof SequenceNode list)) {
            throw wrong(key, "'" + key + "' must be a list of rows");
        }
        List<YamlMap> maps = new ArrayList<>();
        for (Node item : list.getValue()) {
            maps.add(of(file, item, "a row"));
        }
        return maps;
    }

    /**
     * A key's value as text.
     *
     * @param key the key
     * @return the value, not blank
     * @throws FileFormatException if there is none
     */
    public String text(String key) throws FileFormatException {
        if (value(key) instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw wrong(key, "'" + key + "' must be a word or number");
    }

    /**
     * A key's value as texts: one, or a list.
     *
     * @param key the key
     * @return the values
     * @throws FileFormatException if there is none, or the list holds something else
     */
    public List<String> texts(String key) throws FileFormatException {
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

    /**
     * A key's value as a flag.
     *
     * @param key the key
     * @return the value; false where the key is not there
     * @throws FileFormatException if it is neither true nor false
     */
    public boolean flag(String key) throws FileFormatException {
        return flag(key, false);
    }

    /**
     * A key's value as a flag.
     *
     * @param key the key
     * @param otherwise what it is where the key is not there
     * @return the value
     * @throws FileFormatException if it is neither true nor false
     */
    public boolean flag(String key, boolean otherwise) throws FileFormatException {
        if (!has(key)) {
            return otherwise;
        }
        String text = text(key);
        if (!text.equals("true") && !text.equals("false")) {
            throw wrong(key, "'" + key + "' must be true or false, not '" + text + "'");
        }
        return text.equals("true");
    }

    /**
     * Whether a key's value is a number.
     *
     * @param key the key
     * @return whether it has one to three digits, and nothing else
     * @throws FileFormatException if there is no value
     */
    public boolean isNumber(String key) throws FileFormatException {
        return NUMBER.matcher(text(key)).matches();
    }

    /**
     * A key's value as the position of an argument.
     *
     * @param key the key
     * @return the position, from 0
     * @throws FileFormatException if it is none
     */
    public int argument(String key) throws FileFormatException {
        if (!isNumber(key)) {
            throw wrong(key, "'" + key + "' must be the position of an argument, from 0, not '" + text(key) + "'");
        }
        int argument = Integer.parseInt(text(key));
        highestArgument = Math.max(highestArgument, argument);
        return argument;
    }

    /**
     * The highest position of an argument that was read so far.
     *
     * @return the position; -1 for none
     */
    public int highestArgument() {
        return highestArgument;
    }

    /**
     * A key's value as the position of an argument, where the key is there.
     *
     * @param key the key
     * @return the position, from 0
     * @throws FileFormatException if it is none
     */
    public OptionalInt optionalArgument(String key) throws FileFormatException {
        return has(key) ? OptionalInt.of(argument(key)) : OptionalInt.empty();
    }

    /**
     * A key's value as one of some constants, written in lower case with hyphens.
     *
     * @param key the key
     * @param type the constants
     * @param otherwise what it is where the key is not there
     * @param <E> the constants
     * @return the value
     * @throws FileFormatException if it is none of them, or there is none
     */
    public <E extends Enum<E>> E choice(String key, Class<E> type, Optional<E> otherwise) throws FileFormatException {
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
        throw wrong(key, NearNames.unknown(key, text, words));
    }

    private static String word(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
