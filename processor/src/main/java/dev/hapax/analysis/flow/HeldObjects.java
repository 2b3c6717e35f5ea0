package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.WiredObject;
import dev.hapax.analysis.classes.WiredObject.Slot;
import dev.hapax.analysis.wiring.InjectedBeans;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which objects the fields hold that calls are made on: those that one object was given, or those of any object of its class. */
final class HeldObjects {
    private static final Expr THIS = new Expr.Param(0);

    private final ClassPool pool;
    private final Hierarchy hierarchy;
    private final InjectedBeans beans;

    HeldObjects(ClassPool pool, Hierarchy hierarchy) {
        this.pool = pool;
        this.hierarchy = hierarchy;
        this.beans = new InjectedBeans(pool, hierarchy);
    }

    /**
     * What a field holds.
     *
     * @param field the field
     * @param self the object whose code reads it
     * @return the objects; empty where they are not known
     */
    Optional<List<WiredObject>> in(Expr.Field field, WiredObject self) {
        Optional<List<WiredObject>> told = told(field, self);
        if (told.isPresent()) {
            return told;
        }
        Optional<Slot> slot = slot(field);
        Optional<List<WiredObject>> outer =
                Exprs.nonNull(field.base()) instanceof Expr.Field base ? in(base, self) : Optional.empty();
        return outer.flatMap(objects -> slot.flatMap(found -> held(objects, found)))
                .or(() -> slot.flatMap(found -> beans.in(found.owner(), found.name())));
    }

    /** The same, where no more is asked than what the object was given. */
    Optional<List<WiredObject>> told(Expr.Field field, WiredObject self) {
        return self.isLikeAny() || !field.base().equals(THIS)
                ? Optional.empty()
                : slot(field).flatMap(slot -> held(List.of(self), slot));
    }

    /** What one of several objects holds, if that is known of each of them. */
    private static Optional<List<WiredObject>> held(List<WiredObject> objects, Slot slot) {
        Set<WiredObject> held = new LinkedHashSet<>();
        for (WiredObject object : objects) {
            List<WiredObject> its = object.fields().get(slot);
            if (its == null) {
                return Optional.empty();
            }
            held.addAll(its);
        }
        return Optional.of(List.copyOf(held));
    }

    /** The declaration that an access means. */
    private Optional<Slot> slot(Expr.Field field) {
        return hierarchy.supertypes(field.owner()).stream()
                .flatMap(type -> pool.find(type).stream())
                .filter(ClassModel::isProject)
                .filter(model -> model.field(field.name()).isPresent())
                .findFirst()
                .map(model -> new Slot(model.name(), field.name()));
    }
}
