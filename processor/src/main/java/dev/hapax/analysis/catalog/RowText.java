package dev.hapax.analysis.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A row as it was written.
 *
 * @param place where it stands, as {@code mail.yaml:6}
 * @param builtIn whether it comes with Hapax
 * @param lines its lines, without what stands before it
 */
public record RowText(String place, boolean builtIn, List<String> lines) {
    private static final Pattern ROLE = Pattern.compile("\\brole: *\"?([a-z-]+)");
    private static final String IN_JAR = "!/";

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("send", "sends a message: a second call sends it again"),
            Map.entry(
                    "remote-call",
                    "asks another system to do something: a second call asks again, unless it carries an idempotency key of the message"),
            Map.entry("insert", "makes a new thing: a second call makes another, or fails"),
            Map.entry("add", "adds to what is there: a second call adds again"),
            Map.entry("append", "adds to the end of something: a second call adds again"),
            Map.entry("set", "overwrites: a second call changes nothing, where key and value come from the message"),
            Map.entry("delete", "deletes by a key: a second call finds nothing"),
            Map.entry("read", "reads only"),
            Map.entry("consume", "takes the next thing away: a second call takes another"),
            Map.entry("executes-sql", "runs a statement, which decides"),
            Map.entry("prepares-sql", "holds a statement, which decides when it is run"),
            Map.entry("runs-statement", "runs the statement that its receiver holds"),
            Map.entry("binds", "binds a value to a statement"),
            Map.entry("http-verb", "sets the HTTP method, which decides"),
            Map.entry("http-exchange", "makes an HTTP request: its method decides"),
            Map.entry("saves-entity", "saves an entity: where its id comes from decides"),
            Map.entry("neutral", "has no effect that a second call would repeat"),
            Map.entry("nondeterministic", "hands out another value in each run"),
            Map.entry("process-local", "changes the memory of the process"),
            Map.entry("guard-read", "asks whether something was done: a guard"),
            Map.entry("guard-mark", "marks something as done"),
            Map.entry("begins-transaction", "begins a transaction"),
            Map.entry("ends-transaction", "ends a transaction"),
            Map.entry("acknowledges", "acknowledges the message: it does not come again"),
            Map.entry("publishes", "hands an event to the project's own listeners, which are followed"),
            Map.entry("names-fallback", "names what is run instead where the annotated method fails: it is followed"),
            Map.entry("awaits", "waits for work that was handed on"),
            Map.entry("unjudged", "is not judged, although a wider row would explain it"));

    /** Copies the list. */
    public RowText {
        lines = List.copyOf(lines);
    }

    /**
     * Reads a row.
     *
     * @param row the row
     * @return its text; without lines where the file cannot be read any more
     */
    public static RowText of(CatalogRow row) {
        int colon = row.place().lastIndexOf(':');
        String file = row.place().substring(0, colon);
        boolean builtIn = BuiltInCatalog.FILES.contains(file);
        try {
            List<String> all = content(file, builtIn).lines().toList();
            return new RowText(
                    row.place(),
                    builtIn,
                    lines(all, Integer.parseInt(row.place().substring(colon + 1))));
        } catch (IOException e) {
            return new RowText(row.place(), builtIn, List.of());
        }
    }

    private static String content(String file, boolean builtIn) throws IOException {
        if (builtIn) {
            return BuiltInCatalog.texts().getOrDefault(file, "");
        }
        int inJar = file.indexOf(IN_JAR);
        if (inJar < 0) {
            return Files.readString(Path.of(file));
        }
        try (ZipFile jar = new ZipFile(file.substring(0, inJar))) {
            ZipEntry entry = jar.getEntry(file.substring(inJar + IN_JAR.length()));
            return entry == null ? "" : new String(jar.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** From the row's first line on what stands deeper than its dash. */
    private static List<String> lines(List<String> all, int first) {
        List<String> lines = new ArrayList<>();
        for (int i = first - 1; i >= 0 && i < all.size(); i++) {
            String line = all.get(i);
            if (!lines.isEmpty() && (line.isBlank() || indent(line) <= indent(all.get(first - 1)))) {
                break;
            }
            lines.add(line.strip().replaceFirst("^- +", ""));
        }
        return lines;
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    /**
     * What its role means.
     *
     * @return half a sentence; empty where the role speaks for itself
     */
    public Optional<String> meaning() {
        Matcher role = ROLE.matcher(String.join(" ", lines));
        return role.find() ? Optional.ofNullable(MEANINGS.get(role.group(1))) : Optional.empty();
    }
}
