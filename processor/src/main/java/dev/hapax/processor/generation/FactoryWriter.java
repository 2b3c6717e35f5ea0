package dev.hapax.processor.generation;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.WildcardTypeName;
import dev.hapax.processor.declaration.GeneratedNames;
import dev.hapax.processor.declaration.HandlerClass;
import dev.hapax.processor.declaration.HandlerDeclaration;
import dev.hapax.processor.declaration.HandlerParameter;
import dev.hapax.processor.declaration.KeyPath;
import dev.hapax.processor.declaration.KeyPathResolver;
import dev.hapax.processor.declaration.KeyPathResolver.Resolution;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.util.Elements;

/** Writes the consumer factory of a class with handlers: readable, and the same for the same declarations. */
public final class FactoryWriter {
    private static final String TARGET = "target";

    private final Elements elements;
    private final KeyPathResolver resolver;

    /**
     * Makes a writer.
     *
     * @param elements the compilation's elements
     * @param resolver resolves deduplication keys
     */
    public FactoryWriter(Elements elements, KeyPathResolver resolver) {
        this.elements = elements;
        this.resolver = resolver;
    }

    /**
     * Writes a factory.
     *
     * @param handlerClass a class whose declarations are right
     * @return the factory's source
     */
    public JavaFile write(HandlerClass handlerClass) {
        Serdes serdes = new Serdes(
                Set.of(TARGET, "payload", "message", "messages", "emitter", "connection", "statements", "transaction"));
        List<HandlerCode> handlers = handlerClass.handlers().stream()
                .map(handler -> code(handler, serdes))
                .toList();
        List<MethodSpec> handlerMethods =
                handlers.stream().map(HandlerCode::handlerMethod).toList();
        ClassName target = ClassName.get(handlerClass.type());
        TypeSpec.Builder factory = TypeSpec.classBuilder(GeneratedNames.factory(handlerClass.type()))
                .addOriginatingElement(handlerClass.type())
                .addJavadoc("The message handlers of {@link $T}, ready to run.\n", target)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .addSuperinterface(RuntimeTypes.HANDLER_FACTORY);
        generatedAnnotation(handlerClass).ifPresent(factory::addAnnotation);
        factory.addField(target, TARGET, Modifier.PRIVATE, Modifier.FINAL);
        for (Serdes.Given given : serdes.given()) {
            factory.addField(given.type(), given.name(), Modifier.PRIVATE, Modifier.FINAL);
        }
        factory.addMethod(constructor(target, serdes.given()));
        factory.addMethod(handlersMethod(handlerMethods));
        for (int i = 0; i < handlers.size(); i++) {
            factory.addMethod(handlerMethods.get(i));
            factory.addMethod(handlers.get(i).consumerConfig());
            factory.addMethod(handlers.get(i).producerConfig());
        }
        return JavaFile.builder(target.packageName(), factory.build())
                .skipJavaLangImports(true)
                .indent("    ")
                .build();
    }

    private HandlerCode code(HandlerDeclaration handler, Serdes serdes) {
        HandlerParameter.Message message = handler.message().orElseThrow();
        PackageElement reader = elements.getPackageOf(handler.type());
        Optional<KeyPath> key = handler.keyPath()
                .map(path -> resolver.resolve(message.payload(), path, reader))
                .filter(Resolution.Found.class::isInstance)
                .map(found -> ((Resolution.Found) found).path());
        return new HandlerCode(handler, message, key, serdes);
    }

    /** Left out where the user's module does not read the module that has the annotation. */
    private Optional<AnnotationSpec> generatedAnnotation(HandlerClass handlerClass) {
        return Optional.ofNullable(elements.getModuleOf(handlerClass.type()))
                .map(module -> elements.getTypeElement(module, RuntimeTypes.GENERATED))
                .map(generated -> AnnotationSpec.builder(ClassName.get(generated))
                        .addMember("value", "$S", "dev.hapax.processor.HapaxProcessor")
                        .build());
    }

    private static MethodSpec constructor(ClassName target, List<Serdes.Given> given) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc("Makes the factory.\n\n@param $N what the handlers are called on\n", TARGET)
                .addParameter(target, TARGET)
                .addStatement("this.$1N = $2T.requireNonNull($1N, $1S)", TARGET, Objects.class);
        for (Serdes.Given serde : given) {
            TypeName type =
                    ((ParameterizedTypeName) serde.type()).typeArguments().get(0);
            boolean reads = ((ParameterizedTypeName) serde.type()).rawType().equals(RuntimeTypes.DESERIALIZER);
            constructor
                    .addJavadoc("@param $N $L {@code $L}\n", serde.name(), reads ? "reads" : "writes", simple(type))
                    .addParameter(serde.type(), serde.name())
                    .addStatement("this.$1N = $2T.requireNonNull($1N, $1S)", serde.name(), Objects.class);
        }
        return constructor.build();
    }

    private static MethodSpec handlersMethod(List<MethodSpec> handlerMethods) {
        TypeName any = WildcardTypeName.subtypeOf(Object.class);
        return MethodSpec.methodBuilder("handlers")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .returns(ParameterizedTypeName.get(
                        ClassName.get(List.class), ParameterizedTypeName.get(RuntimeTypes.HANDLER, any, any)))
                .addStatement(
                        "return $T.of($L)",
                        List.class,
                        handlerMethods.stream()
                                .map(method -> CodeBlock.of("$N()", method))
                                .collect(CodeBlock.joining(", ")))
                .build();
    }

    private static String simple(TypeName type) {
        return type.toString().replaceAll("[\\w.]+\\.(\\w+)", "$1");
    }
}
