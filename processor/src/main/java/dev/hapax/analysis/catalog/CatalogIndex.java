package dev.hapax.analysis.catalog;

import dev.hapax.yaml.FileFormatException;
import dev.hapax.yaml.YamlMap;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * Catalog files in a form that is quick to open: the rows about a class are read when a call of it is met, and most classes
 * of the catalog never are. Made from the YAML files when Hapax is built. Thread-safe.
 */
final class CatalogIndex {
    /** Stands for the rows about packages. */
    private static final String PACKAGES = "";

    private final List<String> files;
    private final Map<String, Integer> positions;
    private final byte[] rows;

    private CatalogIndex(List<String> files, Map<String, Integer> positions, byte[] rows) {
        this.files = files;
        this.positions = positions;
        this.rows = rows;
    }

    /**
     * Makes an index.
     *
     * @param texts file name to YAML text; of two rows about the same call the first wins
     */
    static byte[] of(Map<String, String> texts) throws FileFormatException, IOException {
        Map<String, List<Integer>> fileOf = new LinkedHashMap<>();
        Map<String, List<Node>> nodes = new LinkedHashMap<>();
        List<String> files = new ArrayList<>(texts.keySet());
        for (String file : files) {
            for (CatalogParser.Raw row : new CatalogParser(file).raw(texts.getOrDefault(file, ""))) {
                fileOf.computeIfAbsent(row.owner(), owner -> new ArrayList<>()).add(files.indexOf(file));
                nodes.computeIfAbsent(row.owner(), owner -> new ArrayList<>())
                        .add(row.row().node());
            }
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream rows = new DataOutputStream(body);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(head);
        out.writeShort(files.size());
        for (String file : files) {
            out.writeUTF(file);
        }
        out.writeInt(nodes.size());
        for (Map.Entry<String, List<Node>> entry : nodes.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(rows.size());
            rows.writeShort(entry.getValue().size());
            for (int i = 0; i < entry.getValue().size(); i++) {
                rows.writeByte(fileOf.getOrDefault(entry.getKey(), List.of()).get(i));
                NodeFormat.write(entry.getValue().get(i), rows);
            }
        }
        body.writeTo(out);
        return head.toByteArray();
    }

    static CatalogIndex open(byte[] index) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(index));
        List<String> files = new ArrayList<>();
        for (int left = in.readShort(); left > 0; left--) {
            files.add(in.readUTF());
        }
        Map<String, Integer> positions = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            positions.put(in.readUTF(), in.readInt());
        }
        return new CatalogIndex(files, positions, in.readAllBytes());
    }

    /** Internal names of the classes that there are rows about. */
    Set<String> owners() {
        return positions.keySet();
    }

    /** The rows about a class. */
    List<CatalogRow> about(String owner) {
        return owner.equals(PACKAGES) ? List.of() : read(owner);
    }

    List<CatalogRow> aboutPackages() {
        return read(PACKAGES);
    }

    private List<CatalogRow> read(String owner) {
        Integer position = positions.get(owner);
        if (position == null) {
            return List.of();
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(rows, position, rows.length - position));
        try {
            List<CatalogRow> found = new ArrayList<>();
            for (int left = in.readShort(); left > 0; left--) {
                String file = files.get(in.readByte());
                YamlMap row = YamlMap.of(file, NodeFormat.read(in), "a row");
                found.addAll(CatalogParser.rows(new CatalogParser.Raw(owner, row)));
            }
            return found;
        } catch (IOException | FileFormatException e) {
            throw new IllegalStateException("Hapax's own catalog cannot be read: " + e.getMessage(), e);
        }
    }
}
