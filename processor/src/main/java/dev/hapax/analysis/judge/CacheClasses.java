package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.ClassModel;
import dev.hapax.analysis.classes.Code;
import dev.hapax.analysis.classes.Hierarchy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * Classes that keep nothing in Redis but for a time: what they take out there is gone before long anyway, so that a failure to
 * do so loses nothing. Not thread-safe.
 */
final class CacheClasses {
    private static final String REDIS = "org/springframework/data/redis/";
    private static final Set<String> TIMED = Set.of("Ljava/time/Duration;", "Ljava/util/concurrent/TimeUnit;");

    /** What is set only where nothing is says that something was done, or is being done: to take it back is work. */
    private static final String MARK = "setIfAbsent";

    /** What changes nothing, or takes away. */
    private static final Set<String> HARMLESS = Set.of(
            "get",
            "multiGet",
            "hasKey",
            "getExpire",
            "delete",
            "unlink",
            "keys",
            "scan",
            "expire",
            "opsForValue",
            "close");

    private final Hierarchy hierarchy;
    private final Map<String, Boolean> known = new HashMap<>();

    CacheClasses(Hierarchy hierarchy) {
        this.hierarchy = hierarchy;
    }

    /** Whether a class writes to Redis, and gives all that it writes a time to live. */
    boolean contain(String owner) {
        Boolean cache = known.get(owner);
        if (cache == null) {
            cache = hierarchy.projectType(owner).filter(CacheClasses::isCache).isPresent();
            known.put(owner, cache);
        }
        return cache;
    }

    private static boolean isCache(ClassModel model) {
        boolean fills = false;
        for (MethodNode method : model.node().methods) {
            for (AbstractInsnNode insn : Code.of(method).instructions) {
                if (insn instanceof MethodInsnNode call
                        && call.owner.startsWith(REDIS)
                        && !HARMLESS.contains(call.name)) {
                    if (call.name.equals(MARK) || TIMED.stream().noneMatch(call.desc::contains)) {
                        return false;
                    }
                    fills = true;
                }
            }
        }
        return fills;
    }
}
