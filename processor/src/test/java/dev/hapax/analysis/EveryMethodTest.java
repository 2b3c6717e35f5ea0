package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javapoet.JavaFile;
import dev.hapax.analysis.catalog.Catalog;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.classes.Problems;
import dev.hapax.analysis.handlers.Handler;
import dev.hapax.analysis.handlers.Handlers;
import dev.hapax.analysis.mappers.Mappers;
import java.io.IOException;
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
            Set<String> known = new TreeSet<>(jar.projectClasses());
            known.add("*" + Mappers.SUFFIX); // a mapper file that comes changes the judgement
            assertThat(report.judged().keySet()).isSubsetOf(known);
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
}
