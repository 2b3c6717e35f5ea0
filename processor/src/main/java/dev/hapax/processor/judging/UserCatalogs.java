package dev.hapax.processor.judging;

import dev.hapax.analysis.catalog.CatalogLoader;
import dev.hapax.yaml.FileFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;

/**
 * The catalogs that a compilation is judged by besides the built-in one. Compilers show of a resource on their class path
 * the first one only: where a build tool names the class path, all are found.
 */
final class UserCatalogs {
    private UserCatalogs() {}

    /**
     * Reads them: the project's files, what the module itself brings, then what its class path brings.
     *
     * @param options the options
     * @param filer finds resources
     * @return them all
     * @throws FileFormatException if one cannot be used; the message names file and line
     */
    static CatalogLoader read(Options options, Filer filer) throws FileFormatException {
        CatalogLoader loader = new CatalogLoader();
        for (Path file : options.catalog()) {
            loader.add(file);
        }
        addResource(StandardLocation.CLASS_OUTPUT, filer, loader);
        for (Path place : options.classPath()) {
            loader.addFrom(place);
        }
        if (options.classPath().isEmpty()) {
            addResource(StandardLocation.CLASS_PATH, filer, loader);
            addBesideProcessor(loader);
        }
        return loader;
    }

    private static void addResource(Location location, Filer filer, CatalogLoader loader) throws FileFormatException {
        byte[] content;
        String name;
        try {
            FileObject file = filer.getResource(location, "", CatalogLoader.IN_JARS);
            name = file.getName();
            try (InputStream in = file.openInputStream()) {
                content = in.readAllBytes();
            }
        } catch (IOException | IllegalArgumentException e) {
            return; // there is none
        }
        loader.add(name, content);
    }

    /** Where processors are found on the class path, their class loader has all of it. */
    private static void addBesideProcessor(CatalogLoader loader) throws FileFormatException {
        ClassLoader beside = UserCatalogs.class.getClassLoader();
        try {
            for (URL url : Collections.list(beside.getResources(CatalogLoader.IN_JARS))) {
                try (InputStream in = url.openStream()) {
                    loader.add(url.toString(), in.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("a catalog beside the processor cannot be read: " + e.getMessage(), e);
        }
    }
}
