package dev.hapax.processor;

import com.google.auto.service.AutoService;
import dev.hapax.analysis.Analysis;
import dev.hapax.processor.declaration.AnnotatedElements;
import dev.hapax.processor.declaration.ForeignListeners;
import dev.hapax.processor.judging.CompilerJudging;
import dev.hapax.processor.judging.Judge;
import dev.hapax.processor.judging.Options;
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
    private final Judge judge;
    private Optional<ForeignListeners> listeners = Optional.empty();
    private Optional<HandlerFactories> factories = Optional.empty();
    private Optional<CompilerJudging> judging = Optional.empty();

    /** For the service loader. */
    public HapaxProcessor() {
        this(Analysis::run);
    }

    /**
     * For tests.
     *
     * @param judge what judges
     */
    public HapaxProcessor(Judge judge) {
        this.judge = judge;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        listeners = Optional.of(
                new ForeignListeners(environment.getElementUtils(), environment.getTypeUtils(), element -> false));
        factories = Optional.of(new HandlerFactories(environment));
        judging = Optional.of(new CompilerJudging(environment, judge));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        AnnotatedElements found =
                new AnnotatedElements(annotations, listeners.orElseThrow(), round, processingEnv.getElementUtils());
        factories.ifPresent(generator -> generator.handle(found));
        judging.ifPresent(watcher -> watcher.handle(found, round));
        return false;
    }

    /**
     * Every annotation: javac warns of options that belong to no processor that it has called, and ours are given to
     * modules without handlers too.
     */
    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("*");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Options.NAMES;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }
}
