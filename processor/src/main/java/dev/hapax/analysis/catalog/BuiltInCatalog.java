package dev.hapax.analysis.catalog;

import dev.hapax.yaml.FileFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The catalog files that come with Hapax. */
final class BuiltInCatalog {
    static final List<String> FILES = List.of(
            "hapax.yaml",
            "jdk.yaml",
            "jdk-local.yaml",
            "futures.yaml",
            "jdbc.yaml",
            "kafka.yaml",
            "spring.yaml",
            "jpa.yaml",
            "mail.yaml",
            "http.yaml",
            "http-spring.yaml",
            "http-clients.yaml",
            "payments.yaml",
            "workflows.yaml",
            "reactive.yaml",
            "messaging.yaml",
            "redis.yaml",
            "mongodb.yaml",
            "stores.yaml",
            "sql-libraries.yaml",
            "panache.yaml",
            "cassandra.yaml",
            "copies.yaml",
            "fallbacks.yaml",
            "neutral.yaml");

    static final String FOLDER = "/dev/hapax/catalog/";
    static final String INDEX = "index";

    static final Catalog CATALOG = open();

    private BuiltInCatalog() {}

    /** By the index that the build makes; where there is none, as in an editor's build, from the files themselves. */
    private static Catalog open() {
        try {
            Optional<byte[]> index = resource(INDEX);
            return index.isPresent() ? Catalog.of(CatalogIndex.open(index.get())) : Catalog.of(read());
        } catch (IOException e) {
            throw new IllegalStateException("Hapax's own catalog cannot be read: " + e.getMessage(), e);
        }
    }

    /** All rows, from the files. */
    static List<CatalogRow> read() {
        List<CatalogRow> rows = new ArrayList<>();
        try {
            for (Map.Entry<String, String> file : texts().entrySet()) {
                rows.addAll(new CatalogParser(file.getKey()).parse(file.getValue()));
            }
        } catch (IOException | FileFormatException e) {
            throw new IllegalStateException("Hapax's own catalog cannot be read: " + e.getMessage(), e);
        }
        return rows;
    }

    static Map<String, String> texts() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String file : FILES) {
            byte[] text = resource(file)
                    .orElseThrow(
                            () -> new IOException("Hapax's own catalog file " + file + " is missing from its jar"));
            texts.put(file, new String(text, StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static Optional<byte[]> resource(String name) throws IOException {
        try (InputStream in = BuiltInCatalog.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }
}
