package dev.hapax.processor.generation;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.hapax.analysis.HandlerMethod.Guarantee;
import dev.hapax.processor.declaration.GeneratedNames;
import dev.hapax.processor.declaration.HandlerDeclaration;
import dev.hapax.processor.declaration.HandlerParameter;
import dev.hapax.processor.declaration.KeyPath;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** The code for one handler: how it is made, and its settings. */
final class HandlerCode {
    private static final ParameterizedTypeName SETTINGS =
            ParameterizedTypeName.get(ClassName.get(Map.class), ClassName.get(String.class), ClassName.OBJECT);

    private final HandlerDeclaration handler;
    private final GeneratedNames names;
    private final HandlerParameter.Message message;
    private final Optional<KeyPath> key;
    private final Serdes serdes;

    /** Prepares the code of a handler whose declaration is right. */
    HandlerCode(HandlerDeclaration handler, HandlerParameter.Message message, Optional<KeyPath> key, Serdes serdes) {
        this.handler = handler;
        this.names = GeneratedNames.of(handler);
        this.message = message;
        this.key = key;
        this.serdes = serdes;
    }

    /** The method that makes the handler. */
    MethodSpec handlerMethod() {
        TypeName keyType = message instanceof HandlerParameter.WholeRecord wholeRecord
                ? TypeName.get(wholeRecord.key())
                : ArrayTypeName.of(TypeName.BYTE);
        TypeName payloadType = TypeName.get(message.payload());
        return MethodSpec.methodBuilder(names.handler())
                .addJavadoc("$L\n\n@return the handler\n", description())
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(RuntimeTypes.HANDLER, keyType, payloadType))
                .addStatement(chain(keyType, payloadType))
                .build();
    }

    private CodeBlock chain(TypeName keyType, TypeName payloadType) {
        CodeBlock.Builder code = CodeBlock.builder()
                .add(
                        "return $T.builder($S, $L, $L)",
                        RuntimeTypes.HANDLER,
                        qualifiedName(),
                        serdes.deserializer(keyType),
                        serdes.deserializer(payloadType))
                .add("\n.topics($L)", literals(handler.topics()))
                .add("\n.group($S)", handler.group())
                .add("\n.guarantee($T.$L)", RuntimeTypes.DELIVERY, handler.guarantee())
                .add("\n.consumerConfig($N())", names.consumerConfig())
                .add("\n.producerConfig($N())", names.producerConfig());
        if (handler.consumers() != 1) {
            code.add("\n.consumers($L)", handler.consumers());
        }
        if (handler.parallelKeys() != 1) {
            code.add("\n.parallelKeys($L)", handler.parallelKeys());
        }
        handler.firstStart().ifPresent(where -> code.add("\n.firstStart($T.$L)", RuntimeTypes.FIRST_START, where));
        key.ifPresent(path -> code.add("\n.dedupKey(payload -> $L)", access(path)));
        return code.add("\n.$L", call()).build();
    }

    private CodeBlock call() {
        boolean outbox = hasOutbox();
        CodeBlock target = CodeBlock.of(
                "target.$N($L)",
                handler.name(),
                handler.parameters().stream()
                        .map(parameter -> argument(parameter, outbox))
                        .collect(CodeBlock.joining(", ")));
        String batch = message.list() ? "Batch" : "";
        String given = message.list() ? "messages" : "message";
        if (handler.emitter().isPresent()) {
            HandlerParameter.Emitter emitter = handler.emitter().get();
            return CodeBlock.of(
                    "handle$L$L(\n$>$>$L,\n$L,\n($L, $Lemitter) -> $L$<$<)",
                    batch,
                    outbox ? "WithOutbox" : "Emitting",
                    serdes.serializer(TypeName.get(emitter.key())),
                    serdes.serializer(TypeName.get(emitter.payload())),
                    given,
                    outbox ? "transaction, " : "",
                    target);
        }
        if (handler.connection().isPresent()) {
            return CodeBlock.of("handle$LInTransaction(($L, connection) -> $L)", batch, given, target);
        }
        return handler.statements().isPresent()
                ? CodeBlock.of("handle$LCollecting(($L, statements) -> $L)", batch, given, target)
                : CodeBlock.of("handle$L($L -> $L)", batch, given, target);
    }

    /** Whether what it sends waits in the database that it writes to. */
    private boolean hasOutbox() {
        return handler.emitter().isPresent()
                && (handler.connection().isPresent() || handler.statements().isPresent());
    }

    private static CodeBlock argument(HandlerParameter parameter, boolean outbox) {
        if (parameter instanceof HandlerParameter.Emitter) {
            return CodeBlock.of("emitter");
        }
        if (parameter instanceof HandlerParameter.Connection) {
            return CodeBlock.of(outbox ? "transaction.connection()" : "connection");
        }
        if (parameter instanceof HandlerParameter.Statements) {
            return CodeBlock.of(outbox ? "transaction.statements()" : "statements");
        }
        if (parameter instanceof HandlerParameter.WholeRecord wholeRecord) {
            return CodeBlock.of(wholeRecord.list() ? "messages" : "message");
        }
        boolean list = parameter instanceof HandlerParameter.Payload payload && payload.list();
        return CodeBlock.of(list ? "messages.stream().map(message -> message.value()).toList()" : "message.value()");
    }

    private static CodeBlock access(KeyPath path) {
        CodeBlock.Builder code = CodeBlock.builder().add("payload");
        for (KeyPath.Step step : path.steps()) {
            code.add(step.isMethod() ? ".$N()" : ".$N", step.member());
        }
        return code.build();
    }

    /** The method that returns the consumer settings. */
    MethodSpec consumerConfig() {
        return settings(
                names.consumerConfig(),
                "The consumer settings that the guarantee of {@code " + handler.name() + "} fixes.",
                GuaranteeSettings.consumer(handler.guarantee(), handler.group()));
    }

    /** The method that returns the producer settings. */
    MethodSpec producerConfig() {
        return settings(
                names.producerConfig(),
                "The producer settings that the guarantee of {@code " + handler.name() + "} fixes.",
                GuaranteeSettings.producer(handler.guarantee()));
    }

    private static MethodSpec settings(String name, String description, Map<String, Object> settings) {
        CodeBlock entries = settings.entrySet().stream()
                .map(setting -> setting.getValue() instanceof String text
                        ? CodeBlock.of("\n$S, $S", setting.getKey(), text)
                        : CodeBlock.of("\n$S, $L", setting.getKey(), setting.getValue()))
                .collect(CodeBlock.joining(","));
        return MethodSpec.methodBuilder(name)
                .addJavadoc("$L\n\n@return unmodifiable settings, by Kafka's names\n", description)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .returns(SETTINGS)
                .addStatement("return $T.of($L)", Map.class, entries)
                .build();
    }

    private String description() {
        String guarantee = handler.guarantee().name().toLowerCase(Locale.ROOT).replace('_', '-');
        String topics =
                handler.topics().stream().map(topic -> "{@code " + topic + "}").collect(Collectors.joining(", "));
        return guarantee.substring(0, 1).toUpperCase(Locale.ROOT)
                + guarantee.substring(1)
                + (handler.guarantee() == Guarantee.AT_MOST_ONCE ? " (may lose messages)" : "")
                + (handler.topics().size() == 1 ? ", topic " : ", topics ")
                + topics
                + ", group {@code "
                + handler.group().replace("}", "&#125;").replace("{", "&#123;")
                + "}."
                + handler.keyPath()
                        .map(path -> " Deduplicated by {@code " + path + "}.")
                        .orElse("")
                + handler.reason()
                        .map(reason -> "\n\n<p>Why: " + JavadocText.escape(reason.strip()))
                        .orElse("");
    }

    private String qualifiedName() {
        return handler.type().getQualifiedName() + "." + handler.name();
    }

    private static CodeBlock literals(List<String> texts) {
        return texts.stream().map(text -> CodeBlock.of("$S", text)).collect(CodeBlock.joining(", "));
    }
}
