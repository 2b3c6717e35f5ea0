package dev.hapax.maven.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Markdown as plain text: as much of it as the pages use. */
public final class TerminalText {
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\([^)]+\\)");
    private static final String FENCE = "```";

    private TerminalText() {}

    /**
     * Lays a page out.
     *
     * @param markdown the page
     * @return lines for a terminal: headings at the left, what belongs to them indented
     */
    public static String of(String markdown) {
        List<String> lines = new ArrayList<>();
        boolean code = false;
        for (String line : markdown.lines().toList()) {
            if (line.startsWith(FENCE)) {
                code = !code;
            } else if (code) {
                lines.add(line.isEmpty() ? "" : "    " + line);
            } else if (line.startsWith("# ")) {
                lines.add(line.substring(2));
                lines.add("=".repeat(line.length() - 2));
            } else if (line.startsWith("## ")) {
                lines.add(line.substring(3));
            } else if (!line.startsWith("<!--")) {
                lines.add(line.isEmpty() ? "" : "  " + LINK.matcher(line).replaceAll("$1"));
            }
        }
        return String.join("\n", lines).replaceAll("\n{3,}", "\n\n").strip();
    }
}
