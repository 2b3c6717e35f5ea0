package dev.hapax.analysis.config;

import dev.hapax.analysis.ProjectFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the files of an application say about where groups without an offset begin. Where one says it in a way that is not
 * understood, or settings come from elsewhere, it is not known of any group.
 */
final class Beginnings {
    /** How the names of files end that can hold settings. */
    static final List<String> SUFFIXES = List.of(".properties", ".yml", ".yaml", ".xml");

    private static final Pattern RESET = Pattern.compile("auto[-._]?offset[-._]?reset", Pattern.CASE_INSENSITIVE);
    private static final Pattern NESTED = Pattern.compile("\\boffset:\\s*(?:#.*)?\\R\\s+reset:");
    private static final Pattern FROM_ELSEWHERE =
            Pattern.compile("config\\.import|\\bimport:|configserver|cloud\\.config|config-client");
    private static final String PLACEHOLDER = "${";

    private final boolean known;
    private final List<KafkaSetting> said;

    private Beginnings(boolean known, List<KafkaSetting> said) {
        this.known = known;
        this.said = List.copyOf(said);
    }

    /** Nothing is known. */
    static Beginnings unknown() {
        return new Beginnings(false, List.of());
    }

    /**
     * What files say.
     *
     * @param files all files of the project that can hold settings
     * @param read what was read of it in each; nothing of a file that was not read
     * @return what is said
     */
    static Beginnings in(Collection<ProjectFile> files, Function<ProjectFile, List<KafkaSetting>> read) {
        List<KafkaSetting> said = new ArrayList<>();
        for (ProjectFile file : files) {
            List<KafkaSetting> found = read.apply(file);
            if (!isUnderstood(file, found)) {
                return unknown();
            }
            said.addAll(found);
        }
        return new Beginnings(true, said);
    }

    /** Whether it is known what all files say. */
    boolean areKnown() {
        return known;
    }

    /** Whether a text, or the constants of a class, name the setting. */
    static boolean mentions(String text) {
        return RESET.matcher(text).find();
    }

    /** Each line that names the setting, and is no comment, is one that was read. */
    private static boolean isUnderstood(ProjectFile file, List<KafkaSetting> found) {
        String text = new String(file.bytes(), StandardCharsets.UTF_8);
        if (FROM_ELSEWHERE.matcher(text).find()
                || (found.isEmpty() && NESTED.matcher(text).find())) {
            return false;
        }
        Set<Integer> read =
                found.stream().map(setting -> setting.place().line()).collect(Collectors.toSet());
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            boolean comment = lines.get(i).strip().startsWith("#");
            if (!comment && mentions(lines.get(i)) && !read.contains(i + 1)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether surely nothing says where a handler's group begins.
     *
     * @param handler the handler
     * @param application tells which settings reach it
     * @return false where something says it, or may
     */
    boolean leaveOpen(Subscription handler, Application application) {
        return known && said.stream().noneMatch(setting -> mayReach(handler, setting, application));
    }

    /** In the profiles of developers nobody relies on it. */
    private static boolean mayReach(Subscription handler, KafkaSetting setting, Application application) {
        boolean unnamed = setting.clients().framework() == handler.framework()
                && handler.names().stream().anyMatch(name -> name.contains(PLACEHOLDER));
        return !setting.isOfDevelopers()
                && (unnamed || application.reaching(handler, setting).isPresent());
    }
}
