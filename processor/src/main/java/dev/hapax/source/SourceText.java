package dev.hapax.source;

import com.github.javaparser.Position;
import java.util.ArrayList;
import java.util.List;

/** A source as lines. */
final class SourceText {
    private final String text;
    private final List<Integer> starts = new ArrayList<>();

    SourceText(String text) {
        this.text = text;
        starts.add(0);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean inside = c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n';
            if (c == '\n' || (c == '\r' && !inside)) {
                starts.add(i + 1);
            }
        }
    }

    int offset(Position position) {
        int line = Math.min(Math.max(position.line, 1), starts.size());
        return Math.min(starts.get(line - 1) + Math.max(position.column, 1) - 1, text.length());
    }

    String line(int number) {
        if (number < 1 || number > starts.size()) {
            return "";
        }
        int end = number < starts.size() ? starts.get(number) : text.length();
        return text.substring(starts.get(number - 1), end).stripTrailing();
    }
}
