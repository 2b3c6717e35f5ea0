package dev.hapax.analysis.catalog;

import dev.hapax.analysis.ClassFiles;
import dev.hapax.yaml.FileFormatException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Puts users' catalogs before the built-in one: a file of the project, and files that libraries bring as
 * {@value #IN_JARS}. What is added first wins. Not thread-safe.
 */
public final class CatalogLoader {
    /** Where a library's jar holds its catalog. */
    public static final String IN_JARS = "META-INF/hapax/catalog.yaml";

    private static final Pattern ARCHIVE = Pattern.compile("\\.(?:jar|zip)$", Pattern.CASE_INSENSITIVE);
    private static final int DIGITS = 16;

    private final Deque<CatalogFile> files = new ArrayDeque<>();

    /** A loader that has only the built-in rows. */
    public CatalogLoader() {}

    /**
     * Adds a file of the project.
     *
     * @param file the file
     * @return this
     * @throws FileFormatException if it does not exist, cannot be read or is no catalog
     */
    public CatalogLoader add(Path file) throws FileFormatException {
        try {
            return add(file.toString(), Files.readString(file), true);
        } catch (NoSuchFileException e) {
            throw new FileFormatException(file.toString(), "there is no such catalog file", e);
        } catch (CharacterCodingException e) {
            throw new FileFormatException(file.toString(), "the catalog file is not UTF-8 text", e);
        } catch (IOException e) {
            throw new FileFormatException(file.toString(), "the catalog file cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Adds a catalog that was read already, as from a jar.
     *
     * @param name names it in messages, as {@code acme-mail.jar!/META-INF/hapax/catalog.yaml}
     * @param content its bytes, UTF-8
     * @return this
     * @throws FileFormatException if it is no catalog
     */
    public CatalogLoader add(String name, byte[] content) throws FileFormatException {
        return add(name, new String(content, StandardCharsets.UTF_8), false);
    }

    /**
     * Adds the catalog that a part of a class path brings, if it brings one.
     *
     * @param place a directory or a jar; one that is not there brings nothing, and neither does a file that is no archive by
     *     its name and its content, which the compiler passes over too
     * @return this
     * @throws FileFormatException if it cannot be read, or what it brings is no catalog
     */
    public CatalogLoader addFrom(Path place) throws FileFormatException {
        try {
            if (Files.isDirectory(place)) {
                Path file = place.resolve(IN_JARS);
                return Files.isRegularFile(file) ? add(file.toString(), Files.readAllBytes(file)) : this;
            } else if (Files.isRegularFile(place)) {
                try (ZipFile jar = new ZipFile(place.toFile())) {
                    ZipEntry entry = jar.getEntry(IN_JARS);
                    return entry == null
                            ? this
                            : add(
                                    place + "!/" + IN_JARS,
                                    jar.getInputStream(entry).readAllBytes());
                }
            }
            return this;
        } catch (ZipException e) {
            if (!ARCHIVE.matcher(place.toString()).find()) {
                return this;
            }
            throw new FileFormatException(place.toString(), "the archive cannot be read: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new FileFormatException(place.toString(), "its catalog cannot be read: " + e.getMessage(), e);
        }
    }

    private CatalogLoader add(String name, String text, boolean isProjects) throws FileFormatException {
        files.push(CatalogFile.parse(name, text, isProjects));
        return this;
    }

    /**
     * The rows of the project's own files that are about no class or method that there is, name an annotation that there is
     * not, or an argument that a method does not have.
     *
     * @param classes the class path
     * @return a sentence for each, with file and line
     * @throws IOException if a class cannot be read
     */
    public List<String> wrongRows(ClassFiles classes) throws IOException {
        RowCheck check = new RowCheck(classes);
        List<String> wrong = new ArrayList<>();
        for (CatalogFile file : files) {
            for (CatalogRow row : file.isProjects() ? file.rows() : List.<CatalogRow>of()) {
                check.wrong(row, file.highestArguments().getOrDefault(row.place(), -1))
                        .ifPresent(wrong::add);
            }
        }
        return wrong.stream().distinct().toList();
    }

    /**
     * The catalog of all that was added and of the built-in rows.
     *
     * @return the catalog
     */
    public Catalog load() {
        Catalog catalog = Catalog.builtIn();
        String name = catalog.toString();
        if (!files.isEmpty()) {
            // the same however often and in which order the same files were found
            Set<String> digests = new TreeSet<>();
            files.forEach(file -> digests.add(file.digest()));
            name += "+" + CatalogFile.sha256(String.join("", digests)).substring(0, DIGITS);
        }
        for (CatalogFile file : files) {
            catalog = Catalog.layered(file.rows(), catalog, name);
        }
        return catalog;
    }
}
