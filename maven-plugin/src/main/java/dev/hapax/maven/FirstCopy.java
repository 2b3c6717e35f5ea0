package dev.hapax.maven;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.Mojo;
import org.apache.maven.project.MavenProject;

/**
 * The copy of this plugin that the first module of a build was judged by. Maven loads a plugin once for each set of build
 * extensions that modules have (as {@code os-maven-plugin} where protocol buffers are compiled): what one copy knows of the
 * modules so far, the others do not. So all modules are left to the first one. Thread-safe.
 */
final class FirstCopy {
    private static final String KEY = FirstCopy.class.getName();

    private FirstCopy() {}

    /**
     * The same goal with the same parameters, by another copy of this plugin.
     *
     * @param session the build
     * @param goal the goal, as Maven has set it up
     * @return empty where the goal's own copy is the first one
     * @throws ReflectiveOperationException if the first copy is another version, which has other parameters
     */
    static Optional<Mojo> of(MavenSession session, AbstractMojo goal) throws ReflectiveOperationException {
        ClassLoader own = goal.getClass().getClassLoader();
        ClassLoader first = first(session, own);
        if (first == own) {
            return Optional.empty();
        }
        Class<?> type = first.loadClass(goal.getClass().getName());
        Mojo same = (Mojo) type.getConstructor().newInstance();
        same.setLog(goal.getLog());
        Class<?> from = goal.getClass();
        Class<?> to = type;
        while (from != AbstractMojo.class) {
            for (Field field : from.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    copy(field, goal, to.getDeclaredField(field.getName()), same);
                }
            }
            from = from.getSuperclass();
            to = to.getSuperclass();
        }
        return Optional.of(same);
    }

    /** What is kept with the build's top project has to be of the JDK, which all copies share. */
    private static ClassLoader first(MavenSession session, ClassLoader own) {
        MavenProject top = session.getTopLevelProject();
        MavenExecutionRequest request = session.getRequest();
        synchronized (top) {
            // a top project can outlive a build, where Maven stays in memory
            if (top.getContextValue(KEY) instanceof Map.Entry<?, ?> known
                    && known.getKey() == request
                    && known.getValue() instanceof ClassLoader first) {
                return first;
            }
            top.setContextValue(KEY, Map.entry(request, own));
            return own;
        }
    }

    private static void copy(Field from, Object goal, Field to, Object same) throws ReflectiveOperationException {
        from.setAccessible(true);
        to.setAccessible(true);
        to.set(same, from.get(goal));
    }
}
