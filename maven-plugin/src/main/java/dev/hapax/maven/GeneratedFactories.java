package dev.hapax.maven;

import dev.hapax.analysis.ClassFile;
import dev.hapax.analysis.ClassFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The factories that the annotation processor generates: without them it has not run. */
final class GeneratedFactories {
    private static final String ANNOTATION = "Ldev/hapax/KafkaHandler;";

    private GeneratedFactories() {}

    /**
     * The factories that should be there and are not.
     *
     * @param classes the class files
     * @param handlerClasses internal names of classes with handlers; those of other frameworks have no factory
     * @return their names, as in source code
     * @throws IOException if a class file cannot be read
     */
    static List<String> missing(ClassFiles classes, Collection<String> handlerClasses) throws IOException {
        List<String> missing = new ArrayList<>();
        for (String owner : handlerClasses) {
            String factory = owner.replace('$', '_') + "Consumers";
            Optional<ClassFile> file = classes.find(owner);
            if (file.filter(GeneratedFactories::usesOurAnnotation).isPresent()
                    && classes.find(factory).isEmpty()) {
                missing.add(factory.replace('/', '.'));
            }
        }
        return missing;
    }

    private static boolean usesOurAnnotation(ClassFile file) {
        // names stand in class files as they are, and this one is ASCII
        return new String(file.bytes(), StandardCharsets.ISO_8859_1).contains(ANNOTATION);
    }
}
