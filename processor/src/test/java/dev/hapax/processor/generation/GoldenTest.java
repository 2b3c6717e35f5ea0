package dev.hapax.processor.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.CompilationSubject;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.hapax.processor.HapaxProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Generated factories, character by character, for each guarantee and shape. */
class GoldenTest {

    @ParameterizedTest
    @CsvSource({
        "plain/Orders, OrdersConsumers",
        "emitting/Payments, PaymentsConsumers",
        "transactional/Accounts, AccountsConsumers",
        "lists/Stock, StockConsumers",
        "outbox/Shipments, ShipmentsConsumers",
        "shapes/Shop, Shop_BasketConsumers"
    })
    void generatesReadableCode(String source, String factory) throws IOException {
        JavaFileObject sourceFile = JavaFileObjects.forResource("golden/" + source + ".java");
        Compilation compilation = Compiler.javac()
                .withProcessors(new HapaxProcessor())
                .withOptions("-Xlint:all,-processing", "-Xdoclint:all,-missing")
                .compile(sourceFile);
        CompilationSubject.assertThat(compilation).succeededWithoutWarnings();
        JavaFileObject generated = compilation
                .generatedFile(StandardLocation.SOURCE_OUTPUT, "com/acme/" + factory + ".java")
                .orElseThrow();
        String folder = source.substring(0, source.indexOf('/'));
        assertThat(generated.getCharContent(false).toString())
                .isEqualTo(resource("/golden/" + folder + "/" + factory + ".java.txt"));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(GoldenTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
