package dev.hapax.analysis.catalog;

import dev.hapax.yaml.FileFormatException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Called when Hapax is built: makes the index of its own catalog files. */
public final class CatalogIndexer {
    private CatalogIndexer() {}

    /**
     * Makes the index.
     *
     * @param args the folder of Hapax's compiled classes
     * @throws IOException if a file cannot be read or written
     * @throws FileFormatException if a file is no catalog
     */
    public static void main(String[] args) throws IOException, FileFormatException {
        Path file = Path.of(args[0] + BuiltInCatalog.FOLDER + BuiltInCatalog.INDEX);
        Files.write(file, CatalogIndex.of(BuiltInCatalog.texts()));
    }
}
