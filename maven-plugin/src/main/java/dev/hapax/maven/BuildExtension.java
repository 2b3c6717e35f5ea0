package dev.hapax.maven;

import java.util.List;
import javax.inject.Inject;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.MavenExecutionException;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the stanza all that a user adds: every module that declares the plugin gets processor, runtime and check. */
public final class BuildExtension extends AbstractMavenLifecycleParticipant {
    private static final Logger LOG = LoggerFactory.getLogger("dev.hapax");
    private static final String DONE = "dev.hapax.wired";

    private final ModuleWiring wiring;

    /**
     * Made by Maven.
     *
     * @param wiring changes one module
     */
    @Inject
    BuildExtension(ModuleWiring wiring) {
        this.wiring = wiring;
    }

    /**
     * Changes the modules in memory, once each, before the build's order is fixed.
     *
     * @param session the session
     * @throws MavenExecutionException if a module's sources cannot be read
     */
    @Override
    public void afterProjectsRead(MavenSession session) throws MavenExecutionException {
        ReactorModules modules = ReactorModules.of(session);
        List<MavenProject> projects = session.getProjects();
        for (MavenProject project : projects) {
            Plugin stanza = project.getPlugin(Coordinates.PLUGIN_KEY);
            // several modules can each bring this extension in a class loader of its own
            if (stanza != null
                    && stanza.isExtensions()
                    && !"pom".equals(project.getPackaging())
                    && project.getContextValue(DONE) == null) {
                project.setContextValue(DONE, true);
                // not first in a goal: a compilation that fails comes before each
                CommandLineOptions.check(session, LOG::warn);
                wiring.wire(session, modules, project, stanza);
            }
        }
    }
}
