package dev.hapax.analysis;

import dev.hapax.analysis.catalog.Catalog;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.handlers.Handler;
import dev.hapax.analysis.handlers.Handlers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/**
 * Takes every public method of all jars below a directory for a handler: {@code bin/scan-jars}. Each jar is a project of
 * its own, with the others as its libraries.
 */
final class ScanJars {
    private ScanJars() {}

    /**
     * Runs the scan. Ends with 0 if every method was judged or said not to be, within bounds; else with 1.
     *
     * @param args the directory, then {@code --limit N} to stop after N classes, {@code --all} to take every version of
     *     an artifact, {@code --only TEXT} for jars with a text in their names
     * @throws IOException if a directory or jar cannot be read
     */
    public static void main(String[] args) throws IOException {
        ScanArguments arguments = ScanArguments.of(args);
        List<Path> jars = JarFiles.below(arguments.directory(), arguments.all());
        ScanResult result = of(jars, arguments);
        result.print();
        System.exit(result.isFine() ? 0 : 1);
    }

    /** Goes over jars, and stops where it is told to. */
    static ScanResult of(List<Path> jars, ScanArguments arguments) {
        ScanResult result = new ScanResult();
        try (ScanWatch watch = new ScanWatch(result);
                JarLibrary library = new JarLibrary(jars)) {
            for (Path jar : jars) {
                if (result.classes() >= arguments.limit()) {
                    break;
                }
                if (arguments.wants(jar)) {
                    scan(jar, library, result, watch);
                }
            }
        } catch (IOException e) {
            result.failed("the libraries", e);
        }
        return result;
    }

    private static void scan(Path path, JarLibrary library, ScanResult result, ScanWatch watch) {
        long start = ScanResult.cpuNanos();
        try (JarClasses jar = new JarClasses(path, library)) {
            int methods = result.methods();
            Engine engine = new Engine(jar, Catalog.builtIn(), Settings.defaults());
            int done = 0;
            for (String name : jar.projectClasses()) {
                Optional<ClassModel> model = engine.read(name);
                model.ifPresent(found -> scan(found, engine, result, watch));
                watch.say(
                        "%s: %d of %d classes",
                        path.getFileName(), ++done, jar.projectClasses().size());
            }
            result.jar(path, jar.projectClasses().size(), engine.problems());
            watch.say(
                    "%s: %d classes, %d methods, %.1f s",
                    path.getFileName(),
                    jar.projectClasses().size(),
                    result.methods() - methods,
                    (ScanResult.cpuNanos() - start) / 1e9);
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            result.failed(path.toString(), e);
        }
    }

    private static void scan(ClassModel model, Engine engine, ScanResult result, ScanWatch watch) {
        model.node().methods.stream()
                .filter(method -> (method.access & Opcodes.ACC_PUBLIC) != 0)
                .filter(method -> (method.access & Opcodes.ACC_ABSTRACT) == 0)
                .map(method -> Handlers.suppose(new MethodTarget(model, method)))
                .forEach(handler -> judge(handler, engine, result, watch));
    }

    private static void judge(Handler handler, Engine engine, ScanResult result, ScanWatch watch) {
        String name = handler.method().displayName();
        watch.enter(name);
        long start = ScanResult.cpuNanos();
        long read = engine.instructions();
        try {
            List<Finding> findings = engine.findings(handler);
            result.judged(name, findings, ScanResult.cpuNanos() - start, engine.instructions() - read);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            result.failed(name, e);
        } finally {
            watch.leave();
        }
    }
}
