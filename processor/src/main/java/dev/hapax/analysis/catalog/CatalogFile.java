package dev.hapax.analysis.catalog;

import dev.hapax.yaml.FileFormatException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A catalog file that was read.
 *
 * @param rows its rows
 * @param highestArguments for each row's place the highest position of an argument that it names; -1 for none
 * @param digest the same for the same content
 * @param isProjects whether it is the project's own, and not a library's, which may have rows about classes that are not
 *     there
 */
record CatalogFile(List<CatalogRow> rows, Map<String, Integer> highestArguments, String digest, boolean isProjects) {

    static CatalogFile parse(String name, String text, boolean isProjects) throws FileFormatException {
        CatalogParser parser = new CatalogParser(name);
        List<CatalogRow> rows = parser.parse(text);
        return new CatalogFile(rows, parser.highestArguments(), sha256(text), isProjects);
    }

    static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
