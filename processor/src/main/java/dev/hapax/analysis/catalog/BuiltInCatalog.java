package dev.hapax.analysis.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the catalog files that come with Hapax, once. */
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
            "reactive.yaml",
            "messaging.yaml",
            "stores.yaml",
            "sql-libraries.yaml",
            "neutral.yaml");

    static final Catalog CATALOG = Catalog.of(read());

    private BuiltInCatalog() {}

    static List<CatalogRow> read() {
        List<CatalogRow> rows = new ArrayList<>();
        for (String file : FILES) {
            try (InputStream in = BuiltInCatalog.class.getResourceAsStream("/dev/hapax/catalog/" + file)) {
                if (in == null) {
                    throw new IllegalStateException("Hapax's own catalog file " + file + " is missing from its jar");
                }
                rows.addAll(new CatalogParser(file).parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
            } catch (IOException | CatalogException e) {
                throw new IllegalStateException("Hapax's own catalog cannot be read: " + e.getMessage(), e);
            }
        }
        return rows;
    }
}
