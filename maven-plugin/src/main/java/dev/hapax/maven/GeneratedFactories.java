package dev.hapax.maven;

import dev.hapax.analysis.ClassFile;
import dev.hapax.analysis.ClassFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The factories that the annotation processor generates: without them it has not run. */
final class GeneratedFactories {
    private static final String ANNOTATION = "Ldev/hapax/KafkaHandler;";
    private static final String KOTLIN = "Lkotlin/Metadata;";

    private GeneratedFactories() {}

    /**
     * Says which factories should be there and are not.
     *
     * @param classes the class files
     * @param handlerClasses internal names of classes with handlers; those of other frameworks have no factory
     * @param module what the module is called
     * @return a sentence; empty where all are there
     * @throws IOException if a class file cannot be read
     */
    static Optional<String> missing(ClassFiles classes, Collection<String> handlerClasses, String module)
            throws IOException {
        Map<String, Boolean> missing = new TreeMap<>();
        for (String owner : handlerClasses) {
            String factory = owner.replace('$', '_') + "Consumers";
            Optional<ClassFile> file = classes.find(owner);
            if (file.filter(found -> names(found, ANNOTATION)).isPresent()
                    && classes.find(factory).isEmpty()) {
                missing.put(
                        factory.replace('/', '.'),
                        file.filter(found -> names(found, KOTLIN)).isPresent());
            }
        }
        return missing.isEmpty() ? Optional.empty() : Optional.of(sentence(missing, module));
    }

    private static String sentence(Map<String, Boolean> missing, String module) {
        String ofKotlin = missing.containsValue(true)
                ? " Kotlin's compiler runs annotation processors only by an execution of the goal kapt of"
                        + " kotlin-maven-plugin: add one, Hapax joins it."
                : "";
        return "the annotation processor did not run when " + module + " was compiled, so "
                + String.join(", ", missing.keySet()) + (missing.size() == 1 ? " was" : " were") + " not generated."
                + ofKotlin;
    }

    /** Names stand in class files as they are, and these are ASCII. */
    private static boolean names(ClassFile file, String type) {
        return new String(file.bytes(), StandardCharsets.ISO_8859_1).contains(type);
    }
}
