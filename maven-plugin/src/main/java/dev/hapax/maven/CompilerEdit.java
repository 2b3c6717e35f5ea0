package dev.hapax.maven;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Adds the processor to one configuration of the maven-compiler-plugin, in the way that changes nothing for the
 * processors that the user already has.
 *
 * <p>Processors listed in {@code annotationProcessorPaths}: ours joins them. Processors that javac finds on the class
 * path: ours goes there too. Neither, on a JDK that no longer looks on the class path by itself (23 and newer): ours gets
 * a path of its own, so that nothing else starts to run.
 */
final class CompilerEdit {
    /** How the processor reaches the compiler. */
    enum Way {
        /** By {@code annotationProcessorPaths}. */
        PATHS,
        /** By the class path: it has to be a dependency. */
        CLASS_PATH,
        /** Not at all: the user said so, or passes a processor path that cannot be extended. */
        NONE
    }

    /**
     * What is known about the compilation.
     *
     * @param version the processor's version
     * @param jdk the feature version of the JDK that compiles; empty where it is not known before the build runs
     * @param procProperty the value of {@code maven.compiler.proc}
     * @param options our options, as {@code -Akey=value}
     */
    record Compilation(String version, OptionalInt jdk, Optional<String> procProperty, List<String> options) {}

    /**
     * An edited configuration.
     *
     * @param configuration the new configuration; a copy, the one given is left as it was
     * @param way how the processor reaches the compiler
     * @param remark why it does not, as a sentence for the user
     */
    record Edited(Xpp3Dom configuration, Way way, Optional<String> remark) {}

    private static final int FIRST_WITH_PROC_FULL = 21;
    private static final int FIRST_WITHOUT_IMPLICIT_PROCESSING = 23;

    private CompilerEdit() {}

    /**
     * Edits a configuration.
     *
     * @param original the configuration as the model holds it; empty where there is none
     * @param compilation what is known about the compilation
     * @return the edited copy
     */
    static Edited edit(Optional<Xpp3Dom> original, Compilation compilation) {
        Xpp3Dom configuration = original.map(Xpp3Dom::new).orElseGet(() -> new Xpp3Dom("configuration"));
        CompilerSettings settings = new CompilerSettings(configuration);
        Optional<String> proc = settings.proc().or(compilation::procProperty);
        if (proc.filter("none"::equals).isPresent()) {
            return new Edited(configuration, Way.NONE, Optional.empty());
        }
        if (settings.hasRawProcessorPath()) {
            return new Edited(
                    configuration,
                    Way.NONE,
                    Optional.of("the compiler gets a processor path as a raw argument, which hapax-processor cannot be"
                            + " added to: use annotationProcessorPaths instead, or no handler's factory is generated"));
        }
        Way way = wayFor(settings, proc, compilation.jdk());
        if (way == Way.PATHS) {
            appendPath(configuration, compilation.version());
        } else if (proc.isEmpty() && settings.isJavac() && compilation.jdk().orElse(0) >= FIRST_WITH_PROC_FULL) {
            child(configuration, "proc").setValue("full");
        }
        if (settings.namesProcessors()) {
            appendName(configuration);
        }
        appendOptions(configuration, settings, fitting(compilation.options(), settings));
        return new Edited(configuration, way, Optional.empty());
    }

    /** Eclipse's compiler takes brackets for an encoding, and Maven prints lists in them. */
    private static List<String> fitting(List<String> options, CompilerSettings settings) {
        return settings.isJavac()
                ? options
                : options.stream()
                        .filter(option -> !option.startsWith(ProjectOptions.CLASS_PATH))
                        .toList();
    }

    private static Way wayFor(CompilerSettings settings, Optional<String> proc, OptionalInt jdk) {
        if (settings.hasProcessorPaths()) {
            return Way.PATHS;
        }
        boolean othersRun = proc.isPresent()
                || settings.namesProcessors()
                || !settings.isJavac()
                || jdk.orElse(0) < FIRST_WITHOUT_IMPLICIT_PROCESSING;
        return othersRun ? Way.CLASS_PATH : Way.PATHS;
    }

    /** Puts the processor on the path, unless it is there. */
    static void appendPath(Xpp3Dom configuration, String version) {
        Xpp3Dom paths = child(configuration, "annotationProcessorPaths");
        for (Xpp3Dom path : paths.getChildren()) {
            Xpp3Dom artifactId = path.getChild("artifactId");
            if (artifactId != null
                    && CompilerSettings.text(artifactId)
                            .filter(Coordinates.PROCESSOR::equals)
                            .isPresent()) {
                return;
            }
        }
        Xpp3Dom path = new Xpp3Dom("path");
        add(path, "groupId", Coordinates.GROUP);
        add(path, "artifactId", Coordinates.PROCESSOR);
        add(path, "version", version);
        paths.addChild(path);
    }

    /** Names the processor among those that the user names, unless it is there. */
    static void appendName(Xpp3Dom configuration) {
        Xpp3Dom processors = configuration.getChild("annotationProcessors");
        if (processors != null && processors.getChildCount() > 0) {
            for (Xpp3Dom processor : processors.getChildren()) {
                if (CompilerSettings.text(processor)
                        .filter(Coordinates.PROCESSOR_CLASS::equals)
                        .isPresent()) {
                    return;
                }
            }
            add(processors, "annotationProcessor", Coordinates.PROCESSOR_CLASS);
            return;
        }
        Xpp3Dom[] arguments = child(configuration, "compilerArgs").getChildren();
        for (int i = 0; i + 1 < arguments.length; i++) {
            String names = arguments[i + 1].getValue();
            if (CompilerSettings.text(arguments[i]).filter("-processor"::equals).isPresent()
                    && names != null
                    && !names.contains(Coordinates.PROCESSOR_CLASS)) {
                arguments[i + 1].setValue(names.trim() + "," + Coordinates.PROCESSOR_CLASS);
            }
        }
    }

    private static void appendOptions(Xpp3Dom configuration, CompilerSettings settings, List<String> options) {
        List<String> present = settings.arguments();
        for (String option : options) {
            String key = option.substring(0, option.indexOf('=') + 1);
            if (present.stream().noneMatch(argument -> argument.startsWith(key))) {
                add(child(configuration, "compilerArgs"), "arg", option);
            }
        }
    }

    private static Xpp3Dom child(Xpp3Dom parent, String name) {
        Xpp3Dom existing = parent.getChild(name);
        if (existing != null) {
            return existing;
        }
        Xpp3Dom created = new Xpp3Dom(name);
        parent.addChild(created);
        return created;
    }

    private static void add(Xpp3Dom parent, String name, String value) {
        Xpp3Dom created = new Xpp3Dom(name);
        created.setValue(value);
        parent.addChild(created);
    }
}
