package dev.hapax.processor.judging;

import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;
import javax.tools.FileObject;

/** Where a file object of javac's stands on disk. */
final class FoundFile {
    private FoundFile() {}

    /** The path of a plain file; empty for what is in a jar or in memory. */
    static Optional<Path> path(FileObject file) {
        URI uri = file.toUri();
        try {
            return "file".equals(uri.getScheme()) ? Optional.of(Path.of(uri)) : Optional.empty();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /** The directory or jar that a class file was found in, its package's directories left out. */
    static Optional<Path> root(FileObject file, String internalName) {
        Optional<Path> plain = path(file);
        if (plain.isPresent()) {
            Optional<Path> root = plain;
            for (int i = 0; i < internalName.split("/", -1).length; i++) {
                root = root.map(Path::getParent);
            }
            return root;
        }
        String uri = file.toUri().toString();
        int end = uri.indexOf("!/");
        if (!uri.startsWith("jar:file:") || end < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(URI.create(uri.substring("jar:".length(), end))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
