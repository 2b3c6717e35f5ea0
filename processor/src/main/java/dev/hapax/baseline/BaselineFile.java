package dev.hapax.baseline;

import dev.hapax.yaml.FileFormatException;
import dev.hapax.yaml.YamlFile;
import dev.hapax.yaml.YamlMap;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * The file format of a baseline.
 *
 * <pre>
 * {
 *   "format" : 1,
 *   "findings" : [ {
 *     "rule" : "increment",
 *     "handler" : "shop.Payments.onPayment(Payment)",
 *     "effect" : "PreparedStatement.executeUpdate(): `cents`, `accounts.balance`",
 *     "path" : [ "Payments.credit(String, long)" ],
 *     "count" : 1,
 *     "says" : "a redelivery adds `cents` to `accounts.balance` again"
 *   } ]
 * }
 * </pre>
 *
 * What a finding says is for readers, and not compared.
 */
final class BaselineFile {
    private static final String FORMAT = "1";
    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,5}");
    private static final Set<String> TOP = Set.of("format", "findings");
    private static final Set<String> KEYS = Set.of("rule", "handler", "effect", "path", "count", "says");

    private BaselineFile() {}

    static Baseline read(Path file) throws FileFormatException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            return Baseline.none();
        } catch (CharacterCodingException e) {
            throw new FileFormatException(file.toString(), "the baseline is not UTF-8 text", e);
        } catch (IOException e) {
            throw new FileFormatException(file.toString(), "the baseline cannot be read: " + e.getMessage(), e);
        }
        Optional<Node> root = YamlFile.parse(file.toString(), text, "JSON");
        if (root.isEmpty()) {
            throw new FileFormatException(file + ":1", "the baseline is empty: the baseline goal writes it");
        }
        return parse(YamlMap.of(file.toString(), root.get(), "a baseline"));
    }

    private static Baseline parse(YamlMap top) throws FileFormatException {
        top.allow(TOP);
        if (!top.text("format").equals(FORMAT)) {
            throw top.wrong(
                    "format",
                    "this baseline is of format " + top.text("format") + ", and this version of Hapax reads format "
                            + FORMAT + ": write it again with the baseline goal");
        }
        SortedMap<FindingShape, Integer> counts = new TreeMap<>();
        for (YamlMap finding : top.maps("findings")) {
            finding.allow(KEYS);
            String count = finding.text("count");
            if (!COUNT.matcher(count).matches()) {
                throw finding.wrong("count", "'count' must be a number from 1, not '" + count + "'");
            }
            FindingShape shape = new FindingShape(
                    finding.text("rule"), finding.text("handler"), finding.text("effect"), finding.texts("path"));
            counts.merge(shape, Integer.parseInt(count), Integer::sum);
        }
        return new Baseline(counts);
    }
}
