package dev.hapax.maven;

import dev.hapax.guess.NearNames;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/** The options that are given on the command line. Maven hands over those that a goal has, and drops the others silently. */
final class CommandLineOptions {
    private static final String PREFIX = "hapax.";
    static final Set<String> KNOWN = Set.of(
            "hapax.skip",
            "hapax.strict",
            "hapax.severity",
            "hapax.warnOnly",
            "hapax.baseline",
            "hapax.catalog",
            "hapax.follow",
            "hapax.failOnError",
            "hapax.sarif",
            "hapax.sarif.file",
            "hapax.json",
            "hapax.json.file",
            "hapax.report.file",
            "hapax.unjudged.file");

    private CommandLineOptions() {}

    /** Warns of those that no goal has, once a build, whoever comes first. */
    static void check(MavenSession session, Consumer<String> warning) {
        MavenProject top = session.getTopLevelProject();
        String key = CommandLineOptions.class.getName();
        synchronized (top) {
            if (top.getContextValue(key) == session.getRequest()) {
                return;
            }
            top.setContextValue(key, session.getRequest());
        }
        unknown(session.getUserProperties().stringPropertyNames()).forEach(warning);
    }

    static List<String> unknown(Set<String> names) {
        return new TreeSet<>(names)
                .stream()
                        .filter(name -> name.startsWith(PREFIX) && !KNOWN.contains(name))
                        .map(name -> "Hapax: -D" + name + " says nothing: " + NearNames.unknown("option", name, KNOWN))
                        .toList();
    }
}
