package dev.hapax.maven;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** What a module's compilations are told: the {@code -A} options of the processor. */
final class ProjectOptions {
    private static final String KEY = "-Ahapax.";

    /** How the option begins that holds the compile class path, as Maven prints a list. */
    static final String CLASS_PATH = KEY + "classpath=";

    /** How a place ends below which all that is compiled with is the project's own. */
    private static final String BELOW = File.separator + "**";

    private static final Pattern LISTING = Pattern.compile("(?:hapax|dev\\.hapax:hapax-maven-plugin(?::[^:]+)?)"
            + ":(?:" + BaselineMojo.GOAL + "|" + UnjudgedMojo.GOAL + ")(?:@.*)?");

    private final MavenSession session;
    private final MavenProject project;
    private final Plugin stanza;

    ProjectOptions(MavenSession session, MavenProject project, Plugin stanza) {
        this.session = session;
        this.project = project;
        this.stanza = stanza;
    }

    /** Options of a compilation of the main sources, whose judgement the check goal can rely on. */
    List<String> forMain(ReactorModules modules, String execution) {
        List<String> options = new ArrayList<>(shared(modules));
        options.add(KEY + "stamp=" + StampFiles.of(project, execution, house()));
        // the compiler plugin shows of a message neither the source line nor the caret
        options.add(KEY + "excerpt=true");
        return options;
    }

    /** Handlers in tests are often wrong on purpose: they are not judged, and leave the main judgement alone. */
    List<String> forTests() {
        return List.of(KEY + "skip=true");
    }

    /** Options that fit any compilation. */
    List<String> shared(ReactorModules modules) {
        List<String> options = new ArrayList<>();
        OwnPlaces places = OwnPlaces.of(session, modules);
        String own = Stream.concat(
                        places.besides(project).stream().map(Path::toString),
                        places.of(house()).stream().map(folder -> folder + BELOW))
                .collect(Collectors.joining(File.pathSeparator));
        if (!own.isEmpty()) {
            options.add(KEY + "project=" + own);
        }
        String catalogs = CatalogPlaces.of(project, configured("catalog").map(Path::of)).stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        if (!catalogs.isEmpty()) {
            options.add(KEY + "catalog=" + catalogs);
        }
        options.add(KEY + "baseline=" + BaselineFiles.of(project, configured("baseline")));
        // evaluated when the compiler plugin runs, and only then known
        options.add(CLASS_PATH + "${project.compileClasspathElements}");
        configured("severity").ifPresent(levels -> options.add(KEY + "severity=" + levels.replaceAll("\\s+", ",")));
        for (String flag : List.of("strict", "warnOnly")) {
            if (isSet(flag)) {
                options.add(KEY + flag + "=true");
            }
        }
        if (isSet("skip") || listFindings(session)) {
            options.add(KEY + "skip=true");
        }
        return options;
    }

    /** Whether a goal that comes later lists what there is: an error now would end the build before its turn. */
    static boolean listFindings(MavenSession session) {
        return session.getGoals().stream().anyMatch(LISTING.asMatchPredicate());
    }

    Optional<String> property(String name) {
        for (Properties source :
                List.of(session.getUserProperties(), project.getProperties(), session.getSystemProperties())) {
            String value = source.getProperty(name);
            if (value != null) {
                return Optional.of(value.trim());
            }
        }
        return Optional.empty();
    }

    private House house() {
        return House.of(configured("follow").orElse(""));
    }

    private boolean isSet(String flag) {
        return configured(flag).filter(Boolean::parseBoolean).isPresent();
    }

    private Optional<String> configured(String name) {
        Optional<String> configured = stanza.getConfiguration() instanceof Xpp3Dom configuration
                ? new CompilerSettings(configuration).value(name)
                : Optional.empty();
        return configured.or(() -> property("hapax." + name));
    }
}
