package dev.hapax.analysis.redis;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.FieldWrite;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.MethodFlow;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.flow.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.tree.MethodNode;

/** Which texts a script has: given as such, in a file, by an object that was told it, or by a field that keeps one. */
public final class ScriptTexts {
    private static final int MAX_DEPTH = 5;
    private static final String UNKNOWN = "\0";
    private static final String FILE = "org/springframework/core/io/ClassPathResource";
    private static final Set<String> SETTERS = Set.of("setScriptText", "setScriptSource", "setLocation");

    private final ClassPool pool;
    private final Flows flows;
    private final ScriptFiles files;

    /**
     * Scripts of a project.
     *
     * @param pool reads classes
     * @param flows the data flow of methods
     * @param files the scripts that are files
     */
    public ScriptTexts(ClassPool pool, Flows flows, ScriptFiles files) {
        this.pool = pool;
        this.flows = flows;
        this.files = files;
    }

    /**
     * The texts of a script.
     *
     * @param script a text, or an object that stands for one
     * @return each that it can be; nothing where one of them is not known
     */
    public Set<String> of(Expr script) {
        return texts(script, MAX_DEPTH);
    }

    private Set<String> texts(Expr script, int depth) {
        Expr value = Exprs.nonNull(script);
        if (depth == 0) {
            return Set.of();
        } else if (value instanceof Expr.OneOf choice) {
            return all(List.copyOf(choice.options()), depth);
        } else if (value instanceof Expr.Fresh made) {
            return made(made, depth);
        } else if (value instanceof Expr.Field field) {
            return kept(field, depth);
        } else if (value instanceof Expr.Call call) {
            boolean factory = !call.receiver()
                    && call.method().name().equals("of")
                    && !call.args().isEmpty();
            return factory ? texts(call.args().get(0), depth - 1) : Set.of();
        }
        Set<String> texts = Texts.of(value, UNKNOWN);
        return texts.stream().anyMatch(text -> text.contains(UNKNOWN)) ? Set.of() : texts;
    }

    /** Nothing where one is not known. */
    private Set<String> all(List<Expr> values, int depth) {
        Set<String> all = new LinkedHashSet<>();
        for (Expr value : values) {
            Set<String> texts = texts(value, depth - 1);
            if (texts.isEmpty()) {
                return Set.of();
            }
            all.addAll(texts);
        }
        return all;
    }

    private Set<String> made(Expr.Fresh made, int depth) {
        if (made.type().equals(FILE)) {
            Set<String> names =
                    made.args().isEmpty() ? Set.of() : Texts.of(made.args().get(0), UNKNOWN);
            return names.size() == 1 ? files.texts(names.iterator().next()) : Set.of();
        }
        List<Expr> given = new ArrayList<>(made.args().stream().limit(1).toList());
        flow(made.site()).ifPresent(flow -> {
            Predicate<Expr> itself = isMadeAt(Set.of(made.site()));
            Predicate<Expr> whereItIsKept = object -> flow.writes().stream()
                    .anyMatch(write -> itself.test(Exprs.nonNull(write.value()))
                            && object instanceof Expr.Field field
                            && isSame(write.field(), field));
            told(flow, itself.or(whereItIsKept), given);
        });
        return all(given, depth);
    }

    /** What all of its class puts into a field, and what that is told there. */
    private Set<String> kept(Expr.Field field, int depth) {
        Optional<ClassModel> owner = pool.find(field.owner()).filter(ClassModel::isProject);
        List<Expr> given = new ArrayList<>();
        for (MethodNode method : owner.map(model -> model.node().methods).orElse(List.of())) {
            flows.of(new MethodTarget(owner.get(), method)).ifPresent(flow -> {
                Set<Site> sites = new HashSet<>();
                for (FieldWrite write : flow.writes()) {
                    if (isSame(write.field(), field)) {
                        put(write.value(), sites, given);
                    }
                }
                told(
                        flow,
                        isMadeAt(sites).or(object -> object instanceof Expr.Field known && isSame(known, field)),
                        given);
            });
        }
        return all(given, depth);
    }

    private static void put(Expr value, Set<Site> sites, List<Expr> given) {
        if (Exprs.nonNull(value) instanceof Expr.Fresh made && !made.type().equals(FILE)) {
            sites.add(made.site());
            made.args().stream().limit(1).forEach(given::add);
        } else {
            given.add(value);
        }
    }

    private static void told(MethodFlow flow, Predicate<Expr> object, List<Expr> given) {
        for (CallSite call : flow.calls()) {
            if (SETTERS.contains(call.method().name())
                    && call.dispatch().hasReceiver()
                    && object.test(Exprs.nonNull(call.receiver()))) {
                given.add(call.arg(0));
            }
        }
    }

    private static Predicate<Expr> isMadeAt(Set<Site> sites) {
        return object -> object instanceof Expr.Fresh made && sites.contains(made.site());
    }

    private static boolean isSame(Expr.Field one, Expr.Field other) {
        return one.owner().equals(other.owner()) && one.name().equals(other.name());
    }

    private Optional<MethodFlow> flow(Site site) {
        return pool.find(site.method().owner())
                .filter(ClassModel::isProject)
                .flatMap(model -> model.method(site.method().signature())
                        .flatMap(method -> flows.of(new MethodTarget(model, method))));
    }
}
