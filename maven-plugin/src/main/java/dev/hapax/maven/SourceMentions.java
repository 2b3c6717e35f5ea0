package dev.hapax.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Set;

/** Tells whether sources can hold handlers, by their text alone, so that a module without any is left as it is. */
final class SourceMentions {
    private static final Set<String> LANGUAGES = Set.of("java", "kt", "groovy", "scala");
    private static final String PACKAGE = "dev.hapax.";

    private SourceMentions() {}

    /**
     * Looks for our package's name.
     *
     * @param directories source directories, those that do not exist included
     * @return whether any source names it
     * @throws IOException if a source cannot be read
     */
    static boolean foundIn(Collection<Path> directories) throws IOException {
        for (Path directory : directories) {
            if (Files.isDirectory(directory)) {
                Search search = new Search();
                Files.walkFileTree(directory, search);
                if (search.found) {
                    return true;
                }
            }
        }
        return false;
    }

    private static final class Search extends SimpleFileVisitor<Path> {
        private boolean found;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = file.getFileName().toString();
            if (LANGUAGES.contains(name.substring(name.lastIndexOf('.') + 1))) {
                // Latin-1 reads every byte sequence, and what is looked for is ASCII in every encoding in use
                found = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(PACKAGE);
            }
            return found ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }
    }
}
