package dev.hapax.analysis.catalog;

import dev.hapax.yaml.FileFormatException;
import dev.hapax.yaml.YamlFile;
import dev.hapax.yaml.YamlMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.nodes.Node;

/** Reads one catalog file into rows. Every mistake is an exception with its line. */
final class CatalogParser {
    private static final Set<String> TOP = Set.of("classes", "packages");
    private static final Set<String> PACKAGE_KEYS = Set.of("package", "role");
    private static final Set<String> ROW_KEYS =
            Set.of("method", "parameters", "role", "callback", "callback-runs", "future");

    private final String file;
    private final Map<String, Integer> highestArguments = new HashMap<>();

    CatalogParser(String file) {
        this.file = file;
    }

    List<CatalogRow> parse(String text) throws FileFormatException {
        List<CatalogRow> rows = new ArrayList<>();
        for (Raw row : raw(text)) {
            rows.addAll(rows(row));
            highestArguments.put(row.row().place(), row.row().highestArgument());
        }
        return rows;
    }

    /**
     * A row as it stands in the file.
     *
     * @param owner internal name of the class that it is about; empty for a row about packages
     * @param row its keys and values
     */
    record Raw(String owner, YamlMap row) {}

    List<Raw> raw(String text) throws FileFormatException {
        Optional<Node> root = YamlFile.parse(file, text, "YAML");
        List<Raw> rows = new ArrayList<>();
        if (root.isEmpty()) {
            return rows;
        }
        YamlMap top = YamlMap.of(file, root.get(), "a catalog");
        top.allow(TOP);
        if (top.has("classes")) {
            YamlMap classes = top.map("classes");
            for (String name : classes.keys()) {
                if (!CatalogNames.isClass(name)) {
                    throw classes.wrong(name, "'" + name + "' is no class name; write it as com.acme.Outer$Inner");
                }
                for (YamlMap row : classes.maps(name)) {
                    rows.add(new Raw(name.replace('.', '/'), row));
                }
            }
        }
        if (top.has("packages")) {
            for (YamlMap row : top.maps("packages")) {
                rows.add(new Raw("", row));
            }
        }
        return rows;
    }

    /** For each row's place the highest position of an argument that it names; -1 for none. */
    Map<String, Integer> highestArguments() {
        return highestArguments;
    }

    /** What a row says: one row a method, or a package. */
    static List<CatalogRow> rows(Raw raw) throws FileFormatException {
        return raw.owner().isEmpty() ? packageRows(raw.row()) : rows(raw.owner(), raw.row());
    }

    private static List<CatalogRow> rows(String owner, YamlMap row) throws FileFormatException {
        String roleName = row.text("role");
        row.allow(RoleReader.keys(row, ROW_KEYS));
        Role role = RoleReader.read(roleName, row);
        Optional<List<String>> parameters = parameters(row);
        Optional<CatalogRow.Callback> callback = callback(row);
        boolean future = row.flag("future");
        List<CatalogRow> rows = new ArrayList<>();
        for (String method : row.texts("method")) {
            if (!CatalogNames.isMethod(method)) {
                throw row.wrong("method", "'" + method + "' is no method name; '*' stands for all methods");
            }
            rows.add(new CatalogRow(owner, method, parameters, role, callback, future, row.place()));
        }
        return rows;
    }

    private static Optional<List<String>> parameters(YamlMap row) throws FileFormatException {
        if (!row.has("parameters")) {
            return Optional.empty();
        }
        List<String> types = new ArrayList<>();
        for (String written : row.texts("parameters")) {
            types.add(CatalogNames.type(written)
                    .orElseThrow(() -> row.wrong(
                            "parameters",
                            "'" + written + "' is no type; write it as int, String[] or com.acme.Order")));
        }
        return Optional.of(types);
    }

    private static Optional<CatalogRow.Callback> callback(YamlMap row) throws FileFormatException {
        if (!row.has("callback")) {
            if (row.has("callback-runs")) {
                throw row.wrong("callback-runs", "'callback-runs' needs 'callback', the position of the argument");
            }
            return Optional.empty();
        }
        CatalogRow.When when = row.choice("callback-runs", CatalogRow.When.class, Optional.of(CatalogRow.When.NOW));
        int argument = row.text("callback").equals("all") ? -1 : row.argument("callback");
        return Optional.of(new CatalogRow.Callback(argument, when));
    }

    private static List<CatalogRow> packageRows(YamlMap row) throws FileFormatException {
        row.allow(RoleReader.keys(row, PACKAGE_KEYS));
        Role role = RoleReader.read(row.text("role"), row);
        List<CatalogRow> rows = new ArrayList<>();
        for (String name : row.texts("package")) {
            String plain = name.replaceFirst("\\.\\*{1,2}$", "");
            if (plain.equals(name) || !CatalogNames.isClass(plain)) {
                throw row.wrong(
                        "package",
                        "'" + name
                                + "' is no package; write it as com.acme.* or, with all packages in it, com.acme.**");
            }
            rows.add(new CatalogRow(
                    name.replace('.', '/'), "*", Optional.empty(), role, Optional.empty(), false, row.place()));
        }
        return rows;
    }
}
