package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.MethodTarget;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;

/** What fields hold that are written once: constants of the class, and what a constructor was given. */
final class FieldValues {
    private static final int MAX_SUPERCLASSES = 32;

    private final ClassPool pool;
    private final Flows flows;
    private final Map<String, Map<String, Expr>> byInitializer = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    FieldValues(ClassPool pool, Flows flows) {
        this.pool = pool;
        this.flows = flows;
    }

    /** What a field holds, at whatever time: what is not set yet stays a field, since it may be set until then. */
    Expr of(Expr.Field field) {
        return of(field, name -> false);
    }

    /** What a field holds that is read now: as the language gives it, where nobody has set it so far. */
    Expr now(Expr.Field field) {
        return of(field, name -> true);
    }

    /**
     * What a field holds.
     *
     * @param current whether objects are known as they are when the field of that name is read
     */
    Expr of(Expr.Field field, Predicate<String> current) {
        if (field.base() instanceof Expr.Fresh fresh) {
            return ofObject(field, fresh, current);
        } else if (field.base() instanceof Expr.OneOf choice
                && choice.options().stream().anyMatch(FieldValues::isMade)) {
            return Exprs.oneOf(Exprs.options(Exprs.nonNull(choice)).stream()
                    .map(option -> of(new Expr.Field(option, field.owner(), field.name()), current))
                    .toList());
        }
        boolean isStatic = field.base() instanceof Expr.Static;
        boolean own = field.base() instanceof Expr.Param param && param.index() == 0;
        if (!isStatic && !own) {
            return field;
        }
        Optional<FieldNode> declared =
                pool.find(field.owner()).filter(ClassModel::isProject).flatMap(model -> model.field(field.name()));
        if (declared.isEmpty() || (declared.get().access & Opcodes.ACC_FINAL) == 0) {
            return field;
        } else if (declared.get().value != null) {
            return new Expr.Const(declared.get().value);
        } else if (isStatic) {
            return constantOr(initialized(field.owner(), "<clinit>()V").get(field.name()), field);
        }
        return field;
    }

    private static Expr constantOr(@Nullable Expr value, Expr.Field field) {
        boolean constant = value instanceof Expr.Const
                || value instanceof Expr.Concat
                || value instanceof Expr.OneOf
                || (value instanceof Expr.Call call && call.method().owner().equals("java/time/Duration"))
                || (value instanceof Expr.Fresh fresh
                        && !fresh.type().startsWith("java/")
                        && !fresh.type().startsWith("["));
        return value != null && constant ? value : field;
    }

    private static boolean isMade(Expr object) {
        return object instanceof Expr.Fresh made && made.fields().isMade();
    }

    /** What is not set yet stays a field where something that is not seen may set it, as a store sets an id. */
    private Expr ofObject(Expr.Field field, Expr.Fresh fresh, Predicate<String> current) {
        Fields fields = fresh.fields();
        return fields.get(field.name())
                .filter(value -> !(fields.isHanded() && isDefault(value)))
                .or(() -> fields.copied().map(from -> new Expr.Field(from, field.owner(), field.name())))
                .or(() -> fields.isDefault(field.name()) && current.test(field.name())
                        ? declared(field).map(FieldValues::byDefault)
                        : Optional.empty())
                .orElseGet(() -> new Expr.Field(fresh.bare(), field.owner(), field.name()));
    }

    /** The declaration that an access means, in the project's classes. */
    private Optional<FieldNode> declared(Expr.Field field) {
        Optional<ClassModel> model = pool.find(field.owner()).filter(ClassModel::isProject);
        for (int i = 0; i < MAX_SUPERCLASSES && model.isPresent(); i++) {
            Optional<FieldNode> found = model.get().field(field.name());
            if (found.isPresent()) {
                return found;
            }
            model = Optional.ofNullable(model.get().node().superName)
                    .flatMap(pool::find)
                    .filter(ClassModel::isProject);
        }
        return Optional.empty();
    }

    private static boolean isDefault(Expr value) {
        return value instanceof Expr.Null
                || (value instanceof Expr.Const constant
                        && constant.value() instanceof Number number
                        && number.doubleValue() == 0);
    }

    private static Expr byDefault(FieldNode declared) {
        return switch (declared.desc.charAt(0)) {
            case 'L', '[' -> Exprs.NULL;
            case 'J' -> new Expr.Const(0L);
            case 'F' -> new Expr.Const(0f);
            case 'D' -> new Expr.Const(0d);
            default -> new Expr.Const(0);
        };
    }

    /** The values that an initializer gives to fields of its own class; fields written more than once are left out. */
    private Map<String, Expr> initialized(String type, String signature) {
        String key = type + "." + signature;
        Map<String, Expr> known = byInitializer.get(key);
        if (known != null || !open.add(key)) {
            return known == null ? Map.of() : known;
        }
        Map<String, Expr> values = new HashMap<>();
        try {
            Optional<ClassModel> model = pool.find(type).filter(ClassModel::isProject);
            Optional<MethodNode> method = model.flatMap(m -> m.method(signature));
            Optional<MethodFlow> flow =
                    method.isEmpty() ? Optional.empty() : flows.of(new MethodTarget(model.get(), method.get()));
            Set<String> twice = new HashSet<>();
            flow.ifPresent(f -> f.writes().forEach(write -> {
                if (values.put(write.field().name(), write.value()) != null) {
                    twice.add(write.field().name());
                }
            }));
            values.keySet().removeAll(twice);
        } finally {
            open.remove(key);
        }
        byInitializer.put(key, values);
        return values;
    }
}
