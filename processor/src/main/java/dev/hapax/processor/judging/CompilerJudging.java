package dev.hapax.processor.judging;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import dev.hapax.analysis.catalog.CatalogLoader;
import dev.hapax.baseline.Baseline;
import dev.hapax.processor.declaration.AnnotatedElements;
import dev.hapax.processor.declaration.AnnotationNames;
import dev.hapax.yaml.FileFormatException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.Diagnostic.Kind;

/** Collects the classes with handlers, ours and other frameworks', and has them judged once javac has written them. */
public final class CompilerJudging {
    private final ProcessingEnvironment environment;
    private final Elements elements;
    private final Judge judge;
    private final WrittenClasses written = new WrittenClasses();
    private final CompilationWatch watch;
    private final Set<String> ownHandlers = new LinkedHashSet<>();
    private final Set<String> handlerClasses = new LinkedHashSet<>();
    private Optional<Options> options = Optional.empty();
    private CatalogLoader catalogs = new CatalogLoader();
    private Baseline baseline = Baseline.none();

    /**
     * Prepares; nothing is watched before there is a handler.
     *
     * @param environment the compilation
     * @param judge what judges
     */
    public CompilerJudging(ProcessingEnvironment environment, Judge judge) {
        this.environment = environment;
        this.judge = judge;
        elements = environment.getElementUtils();
        watch = new CompilationWatch(elements, written, this::judge);
    }

    /**
     * Takes in a round.
     *
     * @param found the handlers in it
     * @param round the round
     */
    public void handle(AnnotatedElements found, RoundEnvironment round) {
        for (Element root : round.getRootElements()) {
            if (root instanceof TypeElement type) {
                watch.rootType(type.getQualifiedName().toString());
            }
        }
        collect(found.with(AnnotationNames.KAFKA_HANDLER), ownHandlers);
        handlerClasses.addAll(ownHandlers);
        collect(found.foreign(), handlerClasses);
        if (options.isEmpty() && !handlerClasses.isEmpty()) {
            Options given = Options.of(
                    environment.getOptions(), error -> environment.getMessager().printMessage(Kind.ERROR, error));
            options = Optional.of(given);
            try {
                catalogs = UserCatalogs.read(given, environment.getFiler());
                if (given.baseline().isPresent()) {
                    baseline = Baseline.read(given.baseline().get());
                }
            } catch (FileFormatException e) {
                environment.getMessager().printMessage(Kind.ERROR, String.valueOf(e.getMessage()));
            }
            if (!given.skip()) {
                watch();
            }
        }
    }

    private void collect(Set<Element> annotated, Set<String> into) {
        for (Element element : annotated) {
            enclosingType(element)
                    .map(owner -> elements.getBinaryName(owner).toString().replace('.', '/'))
                    .ifPresent(into::add);
        }
    }

    /** The class that a listener's annotation makes one; an annotation that carries it is none. */
    private static Optional<TypeElement> enclosingType(Element element) {
        if (element.getKind() == ElementKind.ANNOTATION_TYPE) {
            return Optional.empty();
        }
        for (Element at = element; at != null; at = at.getEnclosingElement()) {
            if (at instanceof TypeElement type) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private void watch() {
        try {
            JavacTask.instance(environment).addTaskListener(watch);
        } catch (IllegalArgumentException | LinkageError e) {
            // another compiler than javac, such as Eclipse's
            environment
                    .getMessager()
                    .printMessage(
                            Kind.NOTE,
                            "this compiler is not javac, so Hapax judges no handler while it compiles: the Maven plugin's"
                                    + " check goal does when the classes are there");
        }
    }

    private void judge() {
        // with -implicit:none, or a handler that is in another compilation's class files
        handlerClasses.removeIf(Predicate.not(written::contains));
        ownHandlers.retainAll(handlerClasses);
        if (!handlerClasses.isEmpty() && options.isPresent()) {
            new Judgement(judge, options.get(), catalogs, baseline, environment, Trees.instance(environment), written)
                    .of(handlerClasses, ownHandlers);
        }
    }
}
