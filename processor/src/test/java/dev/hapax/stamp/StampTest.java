package dev.hapax.stamp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.analysis.AnalysisReport;
import dev.hapax.analysis.ClassFile;
import dev.hapax.analysis.ClassFiles;
import dev.hapax.analysis.Settings;
import dev.hapax.baseline.Baseline;
import dev.hapax.yaml.FileFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StampTest {
    private static final String ORDERS = "com/acme/Orders";
    private static final String SERVICE = "com/acme/OrderService";

    @TempDir
    Path folder;

    private final InMemory classes = new InMemory();

    @Test
    void coversWhatHasNotChanged() throws IOException {
        Stamp stamp = written();
        assertThat(stamp.covers(classes, List.of(ORDERS), Settings.defaults(), Baseline.none()))
                .isTrue();
        assertThat(stamp.covers(classes, List.of(), Settings.defaults(), Baseline.none()))
                .isTrue();
    }

    @Test
    void readsWhatItWrote() throws IOException {
        Stamp stamp = stamp();
        stamp.write(folder.resolve("deep/main.stamp"));
        assertThat(Stamp.read(folder.resolve("deep/main.stamp"))).contains(stamp);
        assertThat(Files.list(folder.resolve("deep"))).hasSize(1);
    }

    @Test
    void isTheSameFileForTheSameJudgement() throws IOException {
        stamp().write(folder.resolve("a"));
        stamp().write(folder.resolve("b"));
        assertThat(folder.resolve("a")).hasSameBinaryContentAs(folder.resolve("b"));
    }

    @Test
    void replacesAnOlderStamp() throws IOException {
        Path file = folder.resolve("main.stamp");
        stamp().write(file);
        classes.put(SERVICE, 9);
        stamp().write(file);
        assertThat(Stamp.read(file)
                        .orElseThrow()
                        .covers(classes, List.of(ORDERS), Settings.defaults(), Baseline.none()))
                .isTrue();
    }

    @Test
    void coversNothingThatHasChanged() throws IOException {
        Stamp stamp = written();
        classes.put(SERVICE, 7);
        assertThat(stamp.covers(classes, List.of(ORDERS), Settings.defaults(), Baseline.none()))
                .isFalse();
    }

    @Test
    void coversNothingThatIsGone() throws IOException {
        Stamp stamp = written();
        classes.files.remove(SERVICE);
        assertThat(stamp.covers(classes, List.of(ORDERS), Settings.defaults(), Baseline.none()))
                .isFalse();
    }

    @Test
    void coversNoOtherHandlers() throws IOException {
        assertThat(written().covers(classes, List.of(ORDERS, SERVICE), Settings.defaults(), Baseline.none()))
                .isFalse();
    }

    @Test
    void coversNoHandlerWhoseClassFileWasNotJudged() throws IOException {
        Stamp stamp = new Stamp(HapaxVersion.current(), stamp().settings(), Set.of(ORDERS), Map.of());
        assertThat(stamp.covers(classes, List.of(ORDERS), Settings.defaults(), Baseline.none()))
                .isFalse();
    }

    @Test
    void coversNothingUnderOtherSettings() throws IOException {
        assertThat(written().covers(classes, List.of(ORDERS), new Settings(true), Baseline.none()))
                .isFalse();
    }

    @Test
    void coversNothingWhereOtherFindingsAreKnown() throws IOException, FileFormatException {
        Path file = Files.writeString(folder.resolve("known.json"), """
                {"format": 1, "findings": [
                  {"rule": "send", "handler": "A.on()", "effect": "x", "path": [], "count": 1}]}
                """);
        assertThat(written().covers(classes, List.of(ORDERS), Settings.defaults(), Baseline.read(file)))
                .isFalse();
    }

    @Test
    void coversNothingThatAnotherVersionJudged() throws IOException {
        Stamp stamp = stamp();
        Stamp older = new Stamp("0.0.1", stamp.settings(), stamp.handlers(), stamp.judged());
        assertThat(older.covers(classes, List.of(ORDERS), Settings.defaults(), Baseline.none()))
                .isFalse();
    }

    @Test
    void knowsItsVersion() {
        assertThat(HapaxVersion.current()).matches("\\d+\\.\\d+.*");
    }

    @Test
    void isNoStampWhenAbsentCutOffOrForeign() throws IOException {
        assertThat(Stamp.read(folder.resolve("none"))).isEmpty();
        Path file = folder.resolve("main.stamp");
        stamp().write(file);
        List<String> lines = Files.readAllLines(file);
        Files.write(file, lines.subList(0, lines.size() - 1));
        assertThat(Stamp.read(file)).isEmpty();
        Files.write(file, List.of("hapax 1", "settings s", "something else", "end"));
        assertThat(Stamp.read(file)).isEmpty();
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe});
        assertThat(Stamp.read(file)).isEmpty();
    }

    private Stamp written() throws IOException {
        Path file = folder.resolve("main.stamp");
        stamp().write(file);
        return Stamp.read(file).orElseThrow();
    }

    private Stamp stamp() {
        classes.files.computeIfAbsent(ORDERS, name -> new byte[] {1});
        classes.files.computeIfAbsent(SERVICE, name -> new byte[] {2});
        Map<String, String> judged = new HashMap<>();
        classes.files
                .keySet()
                .forEach(name ->
                        judged.put(name, classes.find(name).orElseThrow().fingerprint()));
        return Stamp.of(
                List.of(ORDERS),
                new AnalysisReport(List.of(), List.of(), List.of(), List.of(), List.of(), judged),
                Settings.defaults(),
                Baseline.none());
    }

    private static final class InMemory implements ClassFiles {
        private final Map<String, byte[]> files = new HashMap<>();

        void put(String name, int content) {
            files.put(name, new byte[] {(byte) content});
        }

        @Override
        public Optional<ClassFile> find(String internalName) {
            return Optional.ofNullable(files.get(internalName))
                    .map(bytes -> new ClassFile(internalName, bytes, ClassFile.Origin.PROJECT, "memory"));
        }

        @Override
        public Set<String> projectClasses() {
            return files.keySet();
        }
    }
}
