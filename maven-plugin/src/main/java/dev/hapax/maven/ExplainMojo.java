package dev.hapax.maven;

import dev.hapax.analysis.ClassFiles;
import dev.hapax.analysis.catalog.CatalogLoader;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.Problems;
import dev.hapax.maven.explain.CallText;
import dev.hapax.maven.explain.RulePages;
import dev.hapax.maven.explain.TerminalText;
import dev.hapax.yaml.FileFormatException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.jspecify.annotations.Nullable;

/** Shows what a rule is about, or what the catalog says of a call. Needs no project; in one, its catalogs count too. */
@Mojo(name = "explain", requiresProject = false, aggregator = true, threadSafe = true)
@SuppressWarnings({"NullAway.Init", "deprecation"}) // Maven sets the fields
public final class ExplainMojo extends AbstractMojo {
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Component
    private ProjectDependenciesResolver resolver;

    /** The rule, as {@code increment}. */
    @Parameter(property = "rule")
    private @Nullable String rule;

    /** The call, as {@code com.acme.Mailer#send}. */
    @Parameter(property = "row")
    private @Nullable String row;

    /** A catalog file of the project, besides those in the usual places. */
    @Parameter(property = "hapax.catalog")
    private @Nullable File catalog;

    /** Made by Maven. */
    public ExplainMojo() {}

    /**
     * Prints what is asked for.
     *
     * @throws MojoFailureException if there is no such rule, or a catalog cannot be used
     */
    @Override
    public void execute() throws MojoFailureException {
        try {
            if (rule != null) {
                getLog().info("\n" + TerminalText.of(page(rule)) + "\n");
            }
            if (row != null) {
                getLog().info("\n" + call(row) + "\n");
            }
            if (rule == null && row == null) {
                throw new MojoFailureException(
                        "Say what to explain: -Drule=increment, or -Drow=com.acme.Mailer#send. These are the rules: "
                                + String.join(", ", dev.hapax.analysis.Rule.ids()));
            }
        } catch (FileFormatException | IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoFailureException("Hapax cannot explain that: " + IoReason.of(e), e);
        }
    }

    private static String page(String id) throws IOException, MojoFailureException {
        Optional<String> page = RulePages.page(id);
        if (page.isEmpty()) {
            throw new MojoFailureException(RulePages.unknown(id));
        }
        return page.get();
    }

    private String call(String name) throws IOException, FileFormatException {
        CatalogLoader catalogs = new CatalogLoader();
        List<MavenProject> modules = session.getProjects().stream()
                .filter(module -> module.getFile() != null)
                .toList();
        ClassPathResolver classPaths = new ClassPathResolver(resolver, session, ReactorModules.of(session));
        Set<Path> files = new LinkedHashSet<>();
        Set<Path> places = new LinkedHashSet<>();
        Set<Path> entries = new LinkedHashSet<>();
        for (MavenProject module : modules) {
            files.addAll(CatalogPlaces.of(module, Optional.ofNullable(catalog).map(File::toPath)));
            ModuleClassPath path = classPaths.of(module, House.NONE);
            places.addAll(path.catalogs());
            entries.addAll(path.entries());
        }
        for (Path file : files) {
            catalogs.add(file);
        }
        for (Path place : places) {
            catalogs.addFrom(place);
        }
        try (ClassPathFiles classes = new ClassPathFiles(entries, Set.of())) {
            return new CallText(catalogs.load(), supertypes(classes)).of(name);
        }
    }

    private static Function<String, Set<String>> supertypes(ClassFiles classes) {
        Hierarchy hierarchy = new Hierarchy(new ClassPool(classes, new Problems()));
        return hierarchy::supertypes;
    }
}
