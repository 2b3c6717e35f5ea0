package dev.hapax.maven;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says why a file could not be read or written: of some reasons the JDK tells nothing but the file's name. */
final class IoReason {
    private IoReason() {}

    static String of(IOException e) {
        if (e instanceof FileSystemException about && about.getReason() == null && about.getFile() != null) {
            return about.getFile() + ": " + reason(about);
        }
        return String.valueOf(e.getMessage());
    }

    private static String reason(FileSystemException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file or folder, and it cannot be made there";
        } else if (e instanceof AccessDeniedException) {
            return "access is denied";
        }
        return e instanceof FileAlreadyExistsException ? "it is a file, and no folder" : "it cannot be read or written";
    }
}
