package dev.hapax.maven;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** Reads what a configuration of the maven-compiler-plugin says about annotation processing. */
final class CompilerSettings {
    private static final Set<String> PROCESSOR_PATH_OPTIONS =
            Set.of("-processorpath", "--processor-path", "-processormodulepath", "--processor-module-path");

    private final Xpp3Dom configuration;

    CompilerSettings(Xpp3Dom configuration) {
        this.configuration = configuration;
    }

    /** The {@code -proc} mode, however the user set it. */
    Optional<String> proc() {
        Optional<String> parameter = value("proc");
        return parameter.isPresent()
                ? parameter
                : arguments().stream()
                        .filter(argument -> argument.startsWith("-proc:"))
                        .map(argument -> argument.substring("-proc:".length()))
                        .reduce((first, last) -> last);
    }

    boolean hasProcessorPaths() {
        Xpp3Dom paths = configuration.getChild("annotationProcessorPaths");
        return paths != null && paths.getChildCount() > 0;
    }

    /** Whether a processor path is passed as a raw compiler argument, which no coordinates can be appended to. */
    boolean hasRawProcessorPath() {
        return arguments().stream()
                .anyMatch(argument -> PROCESSOR_PATH_OPTIONS.contains(argument)
                        || argument.startsWith("--processor-path=")
                        || argument.startsWith("--processor-module-path="));
    }

    /** Whether the processors that run are listed by class name. */
    boolean namesProcessors() {
        Xpp3Dom processors = configuration.getChild("annotationProcessors");
        return (processors != null && processors.getChildCount() > 0)
                || arguments().contains("-processor");
    }

    /** Whether it is javac that compiles, and not another compiler with options of its own. */
    boolean isJavac() {
        return value("compilerId").map(id -> id.startsWith("javac")).orElse(true);
    }

    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        Xpp3Dom list = configuration.getChild("compilerArgs");
        if (list != null) {
            for (Xpp3Dom child : list.getChildren()) {
                text(child).ifPresent(arguments::add);
            }
        }
        value("compilerArgument")
                .ifPresent(line -> arguments.addAll(Arrays.asList(line.trim().split("\\s+"))));
        Xpp3Dom map = configuration.getChild("compilerArguments");
        if (map != null) {
            for (Xpp3Dom child : map.getChildren()) {
                String name = child.getName();
                arguments.add(name.startsWith("-") ? name : "-" + name);
                text(child).ifPresent(arguments::add);
            }
        }
        return arguments;
    }

    Optional<String> value(String parameter) {
        Xpp3Dom child = configuration.getChild(parameter);
        return child == null ? Optional.empty() : text(child);
    }

    static Optional<String> text(Xpp3Dom node) {
        return Optional.ofNullable(node.getValue()).map(String::trim).filter(value -> !value.isEmpty());
    }
}
