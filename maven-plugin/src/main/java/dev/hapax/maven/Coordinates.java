package dev.hapax.maven;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Names of our own artifacts. All of them carry the plugin's version. */
final class Coordinates {
    static final String GROUP = "dev.hapax";
    static final String RUNTIME = "hapax-runtime";
    static final String PROCESSOR = "hapax-processor";
    static final String PLUGIN_KEY = GROUP + ":hapax-maven-plugin";
    static final String PROCESSOR_CLASS = "dev.hapax.processor.HapaxProcessor";

    private static final Properties PROPERTIES = read();

    private Coordinates() {}

    static String version() {
        return PROPERTIES.getProperty("version");
    }

    /** Where Hapax's pages are, without a slash at the end. */
    static String home() {
        return PROPERTIES.getProperty("home");
    }

    private static Properties read() {
        Properties properties = new Properties();
        try (InputStream in = Coordinates.class.getResourceAsStream("plugin.properties")) {
            if (in == null) {
                throw new IllegalStateException("plugin.properties is missing from hapax-maven-plugin: broken jar");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("plugin.properties cannot be read from hapax-maven-plugin", e);
        }
        return properties;
    }
}
