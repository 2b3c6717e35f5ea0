package dev.hapax.analysis;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the engine reads class files from. Implementations need not be thread-safe. */
public interface ClassFiles {
    /**
     * Finds a class file.
     *
     * @param internalName the class's internal name, as {@code com/acme/Orders$Line}
     * @return the class file, or empty where there is none
     * @throws IOException if there is one that cannot be read
     */
    Optional<ClassFile> find(String internalName) throws IOException;

    /**
     * The outline of a class. Where it is known without reading the class file, that is cheaper than {@link #find}.
     *
     * @param internalName the class's internal name
     * @return its outline, or empty where there is no such class
     * @throws IOException if there is one that cannot be read
     * @throws RuntimeException if its file is damaged or of a version that is too new
     */
    default Optional<ClassOutline> outline(String internalName) throws IOException {
        return find(internalName).map(file -> ClassOutline.of(file.bytes()));
    }

    /**
     * The classes whose code is the project's own: this module's and what was named as belonging to it. They are the
     * candidates for virtual dispatch.
     *
     * @return internal names
     * @throws IOException if they cannot be listed
     */
    Set<String> projectClasses() throws IOException;

    /**
     * The project's own files that are no classes: what lies in the directories and jars of its classes.
     *
     * @param suffix what their names end in, as {@code .xml}
     * @return the files with their contents; nothing where none can be told
     * @throws IOException if they cannot be listed or read
     */
    default List<ProjectFile> projectFiles(String suffix) throws IOException {
        return List.of();
    }
}
