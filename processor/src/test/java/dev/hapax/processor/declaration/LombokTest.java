package dev.hapax.processor.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.hapax.processor.HapaxProcessor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Payloads whose getters Lombok makes, before or after it made them. */
class LombokTest {

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void readsKeysThroughGettersOfLombok(boolean lombokFirst) {
        Compilation compilation = compile("""
                @lombok.Data static class Order { private String orderId; private boolean paid; }
                @lombok.Value static class Event { String id; Order order; }
                @lombok.Getter @lombok.experimental.Accessors(fluent = true) static class Fluent { private long id; }
                static class One { @lombok.Getter private long id; private String other; }

                @KafkaHandler(topics = "a", group = "g") @Dedup(key = "orderId") void a(Order order) {}
                @KafkaHandler(topics = "b", group = "g") @Dedup(key = "order.orderId") void b(Event event) {}
                @KafkaHandler(topics = "c", group = "g") @Dedup(key = "id") void c(Fluent event) {}
                @KafkaHandler(topics = "d", group = "g") @Dedup(key = "id") void d(One event) {}
                """, lombokFirst);
        assertThat(compilation.errors()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesKeysWithoutGetter(boolean lombokFirst) {
        Compilation compilation = compile("""
                @lombok.Data static class Order {
                    @lombok.Getter(lombok.AccessLevel.NONE) private String hidden;
                    private String orderId;
                }

                @KafkaHandler(topics = "a", group = "g") @Dedup(key = "hidden") void a(Order order) {}
                """, lombokFirst);
        assertThat(compilation.errors()).hasSize(1);
        assertThat(compilation.errors().get(0).toString()).contains("Order has no readable `hidden`");
    }

    private static Compilation compile(String members, boolean lombokFirst) {
        List<Processor> processors = new ArrayList<>(List.of(lombok(), new HapaxProcessor()));
        if (!lombokFirst) {
            Collections.reverse(processors);
        }
        return Compiler.javac()
                .withProcessors(processors)
                .compile(JavaFileObjects.forSourceString(
                        "com.acme.Orders", "package com.acme; import dev.hapax.*; class Orders {" + members + "}"));
    }

    private static Processor lombok() {
        return ServiceLoader.load(Processor.class).stream()
                .filter(provider -> provider.type().getName().startsWith("lombok."))
                .findFirst()
                .orElseThrow()
                .get();
    }
}
