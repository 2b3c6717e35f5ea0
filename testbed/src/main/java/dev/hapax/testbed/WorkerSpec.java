package dev.hapax.testbed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a {@link WorkerProcess} runs. Immutable; each {@code with} method makes a changed copy.
 *
 * @param name stands in messages and in the names of temporary files
 * @param mainClass the class to run
 * @param classPath where the child finds its classes; that of this JVM where nothing else is said
 * @param jvmOptions options of the child JVM, before the main class
 * @param arguments the arguments of the main class
 * @param environment environment variables on top of those of this JVM
 * @param log the file to append the output to; a temporary file where none is given
 */
public record WorkerSpec(
        String name,
        String mainClass,
        List<Path> classPath,
        List<String> jvmOptions,
        List<String> arguments,
        Map<String, String> environment,
        Optional<Path> log) {

    /** Copies the collections. */
    public WorkerSpec {
        classPath = List.copyOf(classPath);
        jvmOptions = List.copyOf(jvmOptions);
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /**
     * A main class on the class path of this JVM.
     *
     * @param name stands in messages and in the names of temporary files
     * @param mainClass the class to run
     * @return a specification without options and arguments
     */
    public static WorkerSpec of(String name, String mainClass) {
        return new WorkerSpec(
                name,
                mainClass,
                ClassPath.of(WorkerSpec.class),
                List.of("-Xmx256m", "-XX:+UseSerialGC"),
                List.of(),
                Map.of(),
                Optional.empty());
    }

    /**
     * Sets where the child finds its classes.
     *
     * @param entries directories and jars
     * @return a changed copy
     */
    public WorkerSpec withClassPath(Collection<Path> entries) {
        return new WorkerSpec(name, mainClass, List.copyOf(entries), jvmOptions, arguments, environment, log);
    }

    /**
     * Adds options of the child JVM.
     *
     * @param options the options, such as {@code -Dkey=value}
     * @return a changed copy
     */
    public WorkerSpec withJvmOptions(String... options) {
        List<String> all =
                Stream.concat(jvmOptions.stream(), Stream.of(options)).toList();
        return new WorkerSpec(name, mainClass, classPath, all, arguments, environment, log);
    }

    /**
     * Sets the arguments of the main class.
     *
     * @param values the arguments
     * @return a changed copy
     */
    public WorkerSpec withArguments(String... values) {
        return new WorkerSpec(name, mainClass, classPath, jvmOptions, List.of(values), environment, log);
    }

    /**
     * Sets environment variables on top of those of this JVM.
     *
     * @param variables values by name
     * @return a changed copy
     */
    public WorkerSpec withEnvironment(Map<String, String> variables) {
        return new WorkerSpec(name, mainClass, classPath, jvmOptions, arguments, variables, log);
    }

    /**
     * Sets the file to append the output to.
     *
     * @param file the file; its directory exists
     * @return a changed copy
     */
    public WorkerSpec withLog(Path file) {
        return new WorkerSpec(name, mainClass, classPath, jvmOptions, arguments, environment, Optional.of(file));
    }

    List<String> command(Path classPathFile) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmOptions);
        command.add("@" + classPathFile);
        command.add(mainClass);
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
