package dev.hapax.maven;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Tells whether sources can hold handlers, by their text alone, so that a module without any is left as it is.
 *
 * @param ours whether a source names our annotations' package: it needs the runtime
 * @param handlers whether a source names a package whose annotations mark handlers, ours or another framework's
 */
record SourceMentions(boolean ours, boolean handlers) {
    private static final String OURS = "dev.hapax.";
    private static final List<String> FRAMEWORKS = List.of(
            "org.springframework.kafka.annotation.",
            "org.eclipse.microprofile.reactive.messaging.",
            "io.micronaut.configuration.kafka.annotation.");
    private static final Set<String> LANGUAGES = Set.of("java", "kt", "groovy", "scala");

    /**
     * Looks through sources, no longer than needed.
     *
     * @param directories source directories, those that do not exist included
     * @return what their sources name
     * @throws IOException if a source cannot be read
     */
    static SourceMentions in(Collection<Path> directories) throws IOException {
        Search search = new Search();
        for (Path directory : directories) {
            if (!search.ours && Files.isDirectory(directory)) {
                Files.walkFileTree(directory, search);
            }
        }
        return new SourceMentions(search.ours, search.ours || search.frameworks);
    }

    private static final class Search extends SimpleFileVisitor<Path> {
        private boolean ours;
        private boolean frameworks;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String name = file.getFileName().toString();
            if (LANGUAGES.contains(name.substring(name.lastIndexOf('.') + 1))) {
                // Latin-1 reads every byte sequence, and what is looked for is ASCII in every encoding in use
                String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                ours = text.contains(OURS);
                frameworks = frameworks || FRAMEWORKS.stream().anyMatch(text::contains);
            }
            return ours ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }
    }
}
