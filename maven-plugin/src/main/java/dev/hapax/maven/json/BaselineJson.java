package dev.hapax.maven.json;

import dev.hapax.analysis.Finding;
import dev.hapax.baseline.Baseline;
import dev.hapax.baseline.FindingShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes baselines. */
public final class BaselineJson {
    private static final int FORMAT = 1;

    private BaselineJson() {}

    record Known(int format, List<Entry> findings) {}

    record Entry(String rule, String handler, String effect, List<String> path, int count, String says) {}

    /**
     * Writes the baseline that knows some findings: sorted, without line numbers.
     *
     * @param file the file; missing directories are made
     * @param findings the findings
     * @throws IOException if it cannot be written
     */
    public static void write(Path file, Collection<Finding> findings) throws IOException {
        Map<FindingShape, String> says = new HashMap<>();
        findings.forEach(finding -> says.putIfAbsent(FindingShape.of(finding), finding.headline()));
        List<Entry> entries = Baseline.of(findings).counts().entrySet().stream()
                .map(known -> entry(known.getKey(), known.getValue(), says.getOrDefault(known.getKey(), "")))
                .toList();
        JsonFile.write(file, new Known(FORMAT, entries));
    }

    private static Entry entry(FindingShape shape, int count, String says) {
        return new Entry(shape.rule(), shape.handler(), shape.effect(), shape.path(), count, says);
    }
}
