package dev.hapax.analysis.config;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * Reads a {@code .properties} file with the lines of its settings. Each logical line is given to the JDK, which knows escapes;
 * it forgets where they stood. A document ends at {@code #---} or {@code !---}, as in Spring.
 */
final class PropertiesReader {
    private PropertiesReader() {}

    static List<List<FileSetting>> read(String text) throws BrokenFileException {
        List<List<FileSetting>> documents = new ArrayList<>(List.of(new ArrayList<>()));
        List<String> lines = text.lines().toList();
        for (int at = 0; at < lines.size(); at++) {
            String line = lines.get(at).strip();
            if (line.equals("#---") || line.equals("!---")) {
                documents.add(new ArrayList<>());
            } else if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != '!') {
                int first = at;
                StringBuilder logical = new StringBuilder(lines.get(at));
                while (isContinued(lines.get(at)) && at + 1 < lines.size()) {
                    at++;
                    logical.append('\n').append(lines.get(at));
                }
                documents.get(documents.size() - 1).addAll(settings(logical.toString(), first + 1));
            }
        }
        return documents;
    }

    private static boolean isContinued(String line) {
        int slashes = 0;
        while (slashes < line.length() && line.charAt(line.length() - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    private static List<FileSetting> settings(String logical, int line) throws BrokenFileException {
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(logical));
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
            throw new BrokenFileException(line, why);
        } catch (IOException e) {
            throw new IllegalStateException("A text in memory is always read.", e);
        }
        return properties.stringPropertyNames().stream()
                .map(key -> new FileSetting(key, properties.getProperty(key, "").strip(), line, Optional.empty()))
                .toList();
    }
}
