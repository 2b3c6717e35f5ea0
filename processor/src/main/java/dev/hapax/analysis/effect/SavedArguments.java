package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.classes.MethodKey;
import java.util.Set;
import org.objectweb.asm.Type;

/** What calls are given to save. */
public final class SavedArguments {
    private static final Set<String> SEVERAL = Set.of(
            "java/lang/Iterable",
            "java/util/Collection",
            "java/util/List",
            "java/util/Set",
            "java/util/stream/Stream",
            "org/reactivestreams/Publisher");

    private SavedArguments() {}

    /**
     * Whether it is something that holds what is saved.
     *
     * @param method what is called
     * @param role which of its arguments is saved
     * @return true for lists and the like; false for an entity, and where the receiver is saved
     */
    public static boolean areSeveral(MethodKey method, Role.SavesEntity role) {
        Type[] types = Type.getArgumentTypes(method.descriptor());
        int at = role.entity().orElse(-1);
        return at >= 0
                && at < types.length
                && (types[at].getSort() == Type.ARRAY
                        || (types[at].getSort() == Type.OBJECT && SEVERAL.contains(types[at].getInternalName())));
    }
}
