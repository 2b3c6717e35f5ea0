package dev.hapax.processor;

import dev.hapax.processor.declaration.AnnotatedElements;
import dev.hapax.processor.declaration.AnnotationNames;
import dev.hapax.processor.declaration.Declarations;
import dev.hapax.processor.declaration.ErrorReporter;
import dev.hapax.processor.declaration.ForeignListeners;
import dev.hapax.processor.declaration.HandlerClass;
import dev.hapax.processor.declaration.HandlerReader;
import dev.hapax.processor.declaration.KeyPathResolver;
import dev.hapax.processor.declaration.MemberOwner;
import dev.hapax.processor.declaration.UnresolvedTypes;
import dev.hapax.processor.generation.FactoryWriter;
import dev.hapax.processor.judging.ReceivingMethods;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;

/** Checks declarations round by round, and generates a factory for each class whose handlers are declared right. */
final class HandlerFactories {
    private final Elements elements;
    private final Filer filer;
    private final Messager messager;
    private final HandlerReader reader = new HandlerReader();
    private final Declarations declarations;
    private final FactoryWriter writer;

    /** Classes that name types which another processor may still generate. Names, since elements live for a round. */
    private final Set<String> waiting = new LinkedHashSet<>();

    HandlerFactories(ProcessingEnvironment environment) {
        elements = environment.getElementUtils();
        filer = environment.getFiler();
        messager = environment.getMessager();
        KeyPathResolver resolver = new KeyPathResolver(elements, environment.getTypeUtils());
        ForeignListeners foreignListeners =
                new ForeignListeners(elements, environment.getTypeUtils(), new ReceivingMethods(environment));
        declarations = new Declarations(elements, resolver, foreignListeners, new ErrorReporter(messager));
        writer = new FactoryWriter(elements, resolver);
    }

    /** Handles what a round brought. */
    void handle(AnnotatedElements found) {
        Set<Element> annotated = new LinkedHashSet<>();
        for (String name :
                List.of(AnnotationNames.GUARANTEE, AnnotationNames.DEDUP, AnnotationNames.ASSUME_IDEMPOTENT)) {
            annotated.addAll(found.with(name));
        }
        annotated.forEach(declarations::checkAnnotations);
        Set<TypeElement> types = new LinkedHashSet<>();
        for (String name : waiting) {
            types.add(elements.getTypeElement(name));
        }
        waiting.clear();
        for (Element method : found.with(AnnotationNames.KAFKA_HANDLER)) {
            types.add(MemberOwner.of(method));
        }
        types.forEach(type -> handle(reader.read(type), found.inLastRound()));
    }

    private void handle(HandlerClass handlerClass, boolean lastRound) {
        if (UnresolvedTypes.in(handlerClass)) {
            if (!lastRound) {
                waiting.add(handlerClass.type().getQualifiedName().toString());
            }
            // in the last round javac itself reports what does not exist
            return;
        }
        if (declarations.check(handlerClass)) {
            generate(handlerClass);
        }
    }

    private void generate(HandlerClass handlerClass) {
        try {
            writer.write(handlerClass).writeTo(filer);
        } catch (IOException e) {
            messager.printMessage(
                    Kind.ERROR,
                    "the consumer factory of " + handlerClass.type() + " cannot be written: " + e.getMessage(),
                    handlerClass.type());
        }
    }
}
