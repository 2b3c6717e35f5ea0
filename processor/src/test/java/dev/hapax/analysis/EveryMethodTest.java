package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.JavaFile;
import dev.hapax.analysis.catalog.Catalog;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.Problems;
import dev.hapax.analysis.handlers.Handler;
import dev.hapax.analysis.handlers.Handlers;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.snakeyaml.engine.v2.api.Load;

/** Takes every public method of real jars for a handler: whatever the code is like, it is judged, or it is said that it is not. */
class EveryMethodTest {
    @ParameterizedTest
    @ValueSource(classes = {JavaFile.class, Analyzer.class, Load.class, Opcodes.class})
    void isJudgedWithoutAnException(Class<?> inJar) throws IOException {
        try (JarClasses jar = JarClasses.holding(inJar)) {
            AnalysisReport report = judge(jar, jar.projectClasses());

            assertThat(report.handlers()).hasSizeGreaterThan(20);
            assertThat(report.problems()).isEmpty();
            assertThat(report.judged().keySet()).isSubsetOf(new TreeSet<>(jar.projectClasses()));
        }
    }

    private static AnalysisReport judge(ClassFiles classes, Set<String> names) {
        ClassPool pool = new ClassPool(classes, new Problems());
        List<Handler> handlers = new ArrayList<>();
        for (String name : names) {
            Optional.of(name)
                    .flatMap(pool::find)
                    .ifPresent(model -> model.node().methods.stream()
                            .filter(method -> (method.access & Opcodes.ACC_PUBLIC) != 0)
                            .filter(method -> (method.access & Opcodes.ACC_ABSTRACT) == 0)
                            .map(method -> Handlers.suppose(new MethodTarget(model, method)))
                            .forEach(handlers::add));
        }
        return new Engine(classes, Catalog.builtIn(), Settings.defaults()).judge(handlers);
    }

    /** By hand: {@code mvn -pl processor test-compile}, then this with jars as arguments. */
    public static void main(String[] args) throws IOException {
        for (String arg : args) {
            long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            try (JarClasses jar = new JarClasses(Path.of(arg))) {
                AnalysisReport report = judge(jar, jar.projectClasses());
                System.out.printf(
                        "%s: %d classes, %d methods, %d findings, %d methods with a cut, %d problems, %.1f s CPU%n",
                        Path.of(arg).getFileName(),
                        jar.projectClasses().size(),
                        report.handlers().size(),
                        report.findings().size(),
                        report.findings().stream()
                                .filter(finding -> finding.rule() == Rule.NOT_ANALYZED)
                                .map(Finding::handler)
                                .distinct()
                                .count(),
                        report.problems().size(),
                        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9);
                report.problems().stream().limit(5).forEach(problem -> System.out.println("   " + problem.headline()));
            }
        }
    }
}
