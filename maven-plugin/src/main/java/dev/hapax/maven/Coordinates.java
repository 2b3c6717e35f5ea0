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

    private static final String VERSION = readVersion();

    private Coordinates() {}

    static String version() {
        return VERSION;
    }

    private static String readVersion() {
        Properties properties = new Properties();
        try (InputStream in = Coordinates.class.getResourceAsStream("plugin.properties")) {
            if (in == null) {
                throw new IllegalStateException("plugin.properties is missing from hapax-maven-plugin: broken jar");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("plugin.properties cannot be read from hapax-maven-plugin", e);
        }
        return properties.getProperty("version");
    }
}
