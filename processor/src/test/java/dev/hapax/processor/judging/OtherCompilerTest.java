package dev.hapax.processor.judging;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.hapax.analysis.AnalysisReport;
import dev.hapax.processor.HapaxProcessor;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;

/** A compiler that is not javac offers annotation processing and none of javac's own API, as Eclipse's does. */
class OtherCompilerTest {
    private final List<String> judged = new ArrayList<>();

    @Test
    void generatesAndSaysWhoJudges() {
        Compilation compilation = Compiler.javac()
                .withProcessors(new WithoutJavac())
                .compile(JavaFileObjects.forSourceString("com.acme.Orders", """
                        package com.acme;

                        class Orders {
                            @dev.hapax.KafkaHandler(topics = "orders", group = "billing")
                            void on(String order) {}
                        }
                        """));
        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.generatedSourceFile("com.acme.OrdersConsumers")).isPresent();
        assertThat(compilation.notes()).hasSize(1);
        assertThat(compilation.notes().get(0).toString()).contains("the Maven plugin's check goal");
        assertThat(judged).isEmpty();
    }

    /** Hides javac behind the interfaces of annotation processing. */
    private final class WithoutJavac extends AbstractProcessor {
        private final HapaxProcessor processor = new HapaxProcessor((classes, handlers, settings) -> {
            judged.addAll(handlers);
            return AnalysisReport.empty();
        });

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            super.init(environment);
            processor.init((ProcessingEnvironment) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ProcessingEnvironment.class},
                    (proxy, method, arguments) -> method.invoke(environment, arguments)));
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return processor.getSupportedSourceVersion();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return processor.process(annotations, round);
        }
    }
}
