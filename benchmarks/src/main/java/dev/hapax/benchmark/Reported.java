package dev.hapax.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Findings as {@code File.java:12 rule}: those that javac printed, and those that marks in the sources ask for. */
final class Reported {
    private static final Pattern MARK = Pattern.compile("// hapax: ([a-z-]+)\\s*$");

    private Reported() {}

    /** The findings of one kind in javac's output: {@code error}, {@code warning} or {@code Note}. */
    static Set<String> in(String output, String kind) {
        Pattern finding = Pattern.compile("(?m)^(\\S+\\.java):(\\d+): " + kind + ": .*\\[hapax:([a-z-]+)\\]\\s*$");
        Set<String> found = new TreeSet<>();
        Matcher matcher = finding.matcher(output);
        while (matcher.find()) {
            found.add(Path.of(matcher.group(1)).getFileName() + ":" + matcher.group(2) + " " + matcher.group(3));
        }
        return found;
    }

    static Set<String> expected(List<Path> sources) throws IOException {
        Set<String> expected = new TreeSet<>();
        for (Path source : sources) {
            List<String> lines = Files.readAllLines(source);
            for (int i = 0; i < lines.size(); i++) {
                Matcher mark = MARK.matcher(lines.get(i));
                if (mark.find()) {
                    expected.add(source.getFileName() + ":" + (i + 1) + " " + mark.group(1));
                }
            }
        }
        return expected;
    }
}
