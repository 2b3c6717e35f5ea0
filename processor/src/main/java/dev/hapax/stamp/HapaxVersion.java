package dev.hapax.stamp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of Hapax that runs. */
final class HapaxVersion {
    private static final String RESOURCE = "version.properties";
    private static final String VERSION = read();

    private HapaxVersion() {}

    static String current() {
        return VERSION;
    }

    private static String read() {
        try (InputStream in =
                Objects.requireNonNull(HapaxVersion.class.getResourceAsStream(RESOURCE), RESOURCE + " is in the jar")) {
            Properties properties = new Properties();
            properties.load(in);
            return Objects.requireNonNull(properties.getProperty("version"), "version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
