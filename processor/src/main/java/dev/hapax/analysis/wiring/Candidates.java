package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.Annotations;
import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MetaAnnotations;
import dev.hapax.analysis.wiring.FactoryMethods.Product;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What frameworks can hand out where an object of a type is asked for. Not thread-safe. */
final class Candidates {
    private static final Set<String> DECORATES = Set.of("Ljakarta/decorator/Decorator;", "Ljavax/decorator/Decorator;");

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final FactoryMethods factories;
    private final MetaAnnotations annotations;
    private final Map<String, List<ClassModel>> concrete = new HashMap<>();

    Candidates(ClassPool pool, Hierarchy hierarchy, FactoryMethods factories) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.factories = factories;
        this.annotations = new MetaAnnotations(pool);
    }

    /** One of them: an object that a framework makes of a class, or what a method makes for it. */
    sealed interface Candidate {
        /** What tells it from others. */
        BeanMarks marks();

        /**
         * An object that a framework makes.
         *
         * @param marks what tells it from others
         * @param type the class
         */
        record Component(BeanMarks marks, ClassModel type) implements Candidate {}

        /**
         * What a method makes.
         *
         * @param product the method
         */
        record Produced(Product product) implements Candidate {
            @Override
            public BeanMarks marks() {
                return product.marks();
            }
        }
    }

    /** The project's classes of which an object of a type can be. */
    List<ClassModel> concrete(String type) {
        return concrete.computeIfAbsent(
                type,
                name -> hierarchy.projectSubtypes(name).stream()
                        .flatMap(heir -> pool.find(heir).stream())
                        .filter(model -> model.isProject() && !model.isAbstract())
                        .toList());
    }

    /** Whether a framework makes objects of a class. */
    boolean isMadeByFramework(ClassModel model) {
        return BeanMarks.ofMade(model, annotations).isPresent();
    }

    /** Whether a method makes objects for a framework. */
    boolean isFactory(Predicate<Product> method) {
        return factories.products().stream().anyMatch(method);
    }

    /**
     * What is handed out.
     *
     * @param type internal name of the type that is asked for
     * @param point what else is asked for
     * @param making methods that cannot have made it, since what they make needs it
     * @return one or several; empty where that is not known
     */
    List<Candidate> of(String type, InjectionPoints.Point point, Predicate<Product> making) {
        List<ClassModel> classes = concrete(type);
        List<Candidate> all = new ArrayList<>();
        factories.products().stream()
                .filter(product -> isOf(product, type) && !making.test(product))
                .forEach(product -> all.add(new Candidate.Produced(product)));
        boolean produced = !all.isEmpty();
        for (ClassModel model : classes) {
            Optional<BeanMarks> marks = BeanMarks.ofMade(model, annotations);
            if (annotations.find(Annotations.of(model), DECORATES).isPresent()
                    || (marks.isEmpty() && !produced && classes.size() > 1)) {
                return List.of(); // it comes there by a way that is not known
            } else if (marks.isPresent() || !produced) {
                all.add(new Candidate.Component(marks.orElse(BeanMarks.NONE), model));
            }
        }
        return chosen(all, point);
    }

    /** A method can also say that it hands back less than what it makes. */
    private boolean isOf(Product product, String type) {
        Optional<String> said = product.type();
        return said.filter(made -> hierarchy.supertypes(made).contains(type)).isPresent()
                || (said.filter(made -> hierarchy.supertypes(type).contains(made))
                                .isPresent()
                        && product.made().stream()
                                .anyMatch(made -> hierarchy.supertypes(made).contains(type)));
    }

    private static List<Candidate> chosen(List<Candidate> all, InjectionPoints.Point point) {
        if (point.wanted().isPresent()) {
            return those(all, marks -> marks.names().contains(point.wanted().get()));
        }
        List<Candidate> first = those(all, BeanMarks::primary);
        List<Candidate> named = those(all, marks -> marks.names().contains(point.name()));
        if (!first.isEmpty() || !named.isEmpty()) {
            return first.isEmpty() ? named : first;
        }
        List<Candidate> ready = all.stream()
                .filter(one -> !(one instanceof Candidate.Component made && BeanMarks.standsIn(made.type())))
                .toList();
        return ready.isEmpty() ? all : ready;
    }

    private static List<Candidate> those(List<Candidate> all, Predicate<BeanMarks> wanted) {
        return all.stream().filter(one -> wanted.test(one.marks())).toList();
    }
}
