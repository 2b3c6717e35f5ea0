package dev.hapax.maven;

import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Adds the processor to kapt, which runs processors for Kotlin's sources, where a module uses it. It generates the consumers
 * of handlers; what they do is judged when they are compiled, by the check goal.
 */
final class KaptEdit {
    static final String KOTLIN = "org.jetbrains.kotlin:kotlin-maven-plugin";
    private static final String PATHS = "annotationProcessorPaths";
    private static final List<String> GOALS = List.of("kapt", "test-kapt");

    private KaptEdit() {}

    /**
     * Edits the executions that run kapt, and what they share; the others run no processor.
     *
     * @param kotlin Kotlin's compiler plugin as a module configures it
     * @param version the processor's version
     */
    static void edit(Plugin kotlin, String version) {
        // Kotlin's own extension makes executions later, by the plugin's configuration
        if (kotlin.getConfiguration() instanceof Xpp3Dom shared && shared.getChild(PATHS) != null) {
            kotlin.setConfiguration(edited(Optional.of(shared), version));
        }
        for (PluginExecution execution : kotlin.getExecutions()) {
            if (execution.getGoals().stream().anyMatch(GOALS::contains)) {
                execution.setConfiguration(edited(
                        execution.getConfiguration() instanceof Xpp3Dom tree ? Optional.of(tree) : Optional.empty(),
                        version));
            }
        }
    }

    private static Xpp3Dom edited(Optional<Xpp3Dom> original, String version) {
        Xpp3Dom configuration = original.map(Xpp3Dom::new).orElseGet(() -> new Xpp3Dom("configuration"));
        // kapt looks for processors nowhere else
        CompilerEdit.appendPath(configuration, version);
        Xpp3Dom named = configuration.getChild("annotationProcessors");
        if (named != null && named.getChildCount() > 0) {
            CompilerEdit.appendName(configuration);
        }
        return configuration;
    }
}
