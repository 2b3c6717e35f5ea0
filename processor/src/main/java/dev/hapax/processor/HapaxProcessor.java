package dev.hapax.processor;

import com.google.auto.service.AutoService;
import dev.hapax.processor.declaration.AnnotationNames;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/**
 * Checks the declarations of message handlers, generates their consumer factories, and has the handlers judged when
 * javac has written their class files. Claims no annotation, and does nothing where there is no handler.
 */
@AutoService(Processor.class)
public final class HapaxProcessor extends AbstractProcessor {
    private Optional<HandlerFactories> factories = Optional.empty();

    /** For the service loader. */
    public HapaxProcessor() {}

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        factories = Optional.of(new HandlerFactories(environment));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        factories.ifPresent(generator -> generator.handle(round));
        return false;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return annotationNames();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    private static Set<String> annotationNames() {
        Set<String> names = new LinkedHashSet<>();
        names.add(AnnotationNames.KAFKA_HANDLER);
        names.add(AnnotationNames.GUARANTEE);
        names.add(AnnotationNames.DEDUP);
        names.add(AnnotationNames.ASSUME_IDEMPOTENT);
        names.addAll(AnnotationNames.FOREIGN_LISTENERS);
        return names;
    }
}
