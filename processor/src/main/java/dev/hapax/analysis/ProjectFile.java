package dev.hapax.analysis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * One of the project's own files that are no classes, as found where its classes are.
 *
 * @param name its name from the root of its directory or jar on, as {@code mapper/OrderMapper.xml}
 * @param bytes the content; not copied, not to be changed
 * @param location where it was found, for messages
 */
@SuppressWarnings("ArrayRecordComponent") // identity is never asked for
public record ProjectFile(String name, byte[] bytes, String location) {
    /** What fingerprints start with. */
    public static final String FINGERPRINT = "files:";

    /**
     * Some files in one word.
     *
     * @param files the files, in any order
     * @return a text without blanks that files of the same names and contents share, wherever they are
     */
    public static String fingerprint(Collection<ProjectFile> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<ProjectFile> sorted = files.stream()
                    .sorted(Comparator.comparing(ProjectFile::name).thenComparing(ProjectFile::location))
                    .toList();
            for (ProjectFile file : sorted) {
                digest.update((file.name() + " " + file.bytes().length + "\n").getBytes(StandardCharsets.UTF_8));
                digest.update(file.bytes());
            }
            return FINGERPRINT + HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256.", e);
        }
    }
}
