package dev.hapax.analysis.catalog;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Puts users' catalogs before the built-in one: a file of the project, and files that libraries bring as
 * {@value #IN_JARS}. What is added first wins. Not thread-safe.
 */
public final class CatalogLoader {
    /** Where a library's jar holds its catalog. */
    public static final String IN_JARS = "META-INF/hapax/catalog.yaml";

    private final Deque<List<CatalogRow>> files = new ArrayDeque<>();

    /** A loader that has only the built-in rows. */
    public CatalogLoader() {}

    /**
     * Adds a file of the project.
     *
     * @param file the file
     * @return this
     * @throws CatalogException if it does not exist, cannot be read or is no catalog
     */
    public CatalogLoader add(Path file) throws CatalogException {
        try {
            return add(file.toString(), Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new CatalogException(file.toString(), "there is no such catalog file", e);
        } catch (CharacterCodingException e) {
            throw new CatalogException(file.toString(), "the catalog file is not UTF-8 text", e);
        } catch (IOException e) {
            throw new CatalogException(file.toString(), "the catalog file cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Adds a catalog that was read already, as from a jar.
     *
     * @param name names it in messages, as {@code acme-mail.jar!/META-INF/hapax/catalog.yaml}
     * @param content its bytes, UTF-8
     * @return this
     * @throws CatalogException if it is no catalog
     */
    public CatalogLoader add(String name, byte[] content) throws CatalogException {
        return add(name, new String(content, StandardCharsets.UTF_8));
    }

    private CatalogLoader add(String name, String text) throws CatalogException {
        files.push(new CatalogParser(name).parse(text));
        return this;
    }

    /**
     * The catalog of all that was added and of the built-in rows.
     *
     * @return the catalog
     */
    public Catalog load() {
        Catalog catalog = Catalog.builtIn();
        for (List<CatalogRow> rows : files) {
            catalog = Catalog.layered(rows, catalog);
        }
        return catalog;
    }
}
