package dev.hapax.analysis.config;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.ProjectFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads files of settings, each in the dialects that its name allows. Not thread-safe. */
final class SettingFiles {
    private static final Pattern APPLICATION =
            Pattern.compile("(?:.*/)?(?:application|bootstrap)(?:-([^/]+))?\\.(?:properties|ya?ml)");
    private static final String MICROPROFILE = "META-INF/microprofile-config.properties";
    private static final Pattern QUARKUS_PROFILE = Pattern.compile("\"?%\\{?([^.}\"]+)}?\"?\\.(.+)");
    private static final Set<String> PROFILE_KEYS =
            Set.of("spring.config.activate.on-profile", "spring.config.activate.onprofile", "spring.profiles");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^:}]+)(?::([^}]*))?}");
    private static final List<Dialect> OF_APPLICATIONS =
            List.of(new SpringDialect(), new StreamDialect(), new SmallRyeDialect(), new MicronautDialect());
    private static final List<Dialect> OF_CLIENTS = List.of(new PlainDialect());

    private final Predicate<String> isNamed;
    private final List<KafkaSetting> settings = new ArrayList<>();
    private final Map<String, List<KafkaSetting>> resets = new HashMap<>();
    private final List<Broken> broken = new ArrayList<>();
    private boolean ofApplication;

    /**
     * No file yet.
     *
     * @param isNamed whether the code names a file: one with a client's own keys is somebody's only where it does
     */
    SettingFiles(Predicate<String> isNamed) {
        this.isNamed = isNamed;
    }

    /**
     * A file that cannot be read.
     *
     * @param place the line at fault
     * @param why what is wrong
     */
    record Broken(CodePlace place, String why) {}

    List<KafkaSetting> settings() {
        return settings;
    }

    /** What a file says about where groups begin, values included that are not known here; nothing of one that was not read. */
    List<KafkaSetting> resets(ProjectFile file) {
        return resets.getOrDefault(file.location(), List.of());
    }

    List<Broken> broken() {
        return broken;
    }

    /** Whether one of them is an application's own, which counts under each profile, and says something about Kafka. */
    boolean areOfApplication() {
        return ofApplication;
    }

    void add(ProjectFile file) {
        Matcher application = APPLICATION.matcher(file.name());
        boolean known = application.matches() || file.name().equals(MICROPROFILE);
        if (!known && !file.name().endsWith(".properties")) {
            return;
        }
        String text = new String(file.bytes(), StandardCharsets.UTF_8);
        if (!text.contains("kafka")
                && !text.contains("mp.messaging")
                && !text.contains("messaging:")
                && (known || !text.contains("bootstrap.servers"))) {
            return;
        }
        if (!known && !isNamed.test(simpleName(file.name()))) {
            return;
        }
        ofApplication |= known && (!application.matches() || application.group(1) == null);
        try {
            List<List<FileSetting>> documents =
                    file.name().endsWith(".properties") ? PropertiesReader.read(text) : YamlReader.read(text);
            if (known) {
                Optional<String> profile =
                        application.matches() ? Optional.ofNullable(application.group(1)) : Optional.empty();
                add(file, OF_APPLICATIONS, flat(documents, profile));
            } else {
                add(file, OF_CLIENTS, flat(documents, Optional.empty()));
            }
        } catch (BrokenFileException e) {
            broken.add(new Broken(
                    place(
                            file,
                            Math.min(e.line(), Math.max(1, (int) text.lines().count())),
                            ""),
                    e.why()));
        }
    }

    private static String simpleName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    private static List<FileSetting> flat(List<List<FileSetting>> documents, Optional<String> ofFile) {
        List<FileSetting> all = new ArrayList<>();
        for (List<FileSetting> document : documents) {
            Optional<String> profile = document.stream()
                    .filter(setting -> PROFILE_KEYS.contains(setting.key()))
                    .map(FileSetting::value)
                    .findFirst()
                    .or(() -> ofFile);
            document.stream().map(setting -> unprefixed(setting.under(profile))).forEach(all::add);
        }
        return all;
    }

    /** {@code %prod.mp.messaging…} counts under the profile {@code prod}. */
    private static FileSetting unprefixed(FileSetting setting) {
        Matcher prefixed = QUARKUS_PROFILE.matcher(setting.key());
        return prefixed.matches() ? setting.named(prefixed.group(2)).under(Optional.of(prefixed.group(1))) : setting;
    }

    private void add(ProjectFile file, List<Dialect> dialects, List<FileSetting> found) {
        Map<String, String> values = new HashMap<>();
        found.forEach(setting -> values.putIfAbsent(setting.key(), setting.value()));
        for (FileSetting setting : found) {
            dialects.stream()
                    .flatMap(dialect -> dialect.of(setting.key()))
                    .forEach(meaning -> add(file, setting, meaning, resolve(setting.value(), values)));
        }
    }

    private void add(ProjectFile file, FileSetting setting, Dialect.Meaning meaning, Resolved resolved) {
        KafkaSetting found = new KafkaSetting(
                meaning.key(),
                KafkaKeys.value(meaning.key(), resolved.value()),
                setting.key(),
                meaning.clients(),
                setting.profile(),
                place(file, setting.line(), setting.key()),
                resolved.sure() ? KafkaSetting.Certainty.SURE : KafkaSetting.Certainty.LIKELY);
        boolean ofInstance = meaning.key().equals(KafkaKeys.TRANSACTIONAL_ID) && !resolved.sure();
        if (resolved.known() && !ofInstance) {
            settings.add(found);
        }
        if (meaning.key().equals(KafkaKeys.OFFSET_RESET)) {
            resets.computeIfAbsent(file.location(), location -> new ArrayList<>())
                    .add(found);
        }
    }

    /**
     * A value with its placeholders replaced.
     *
     * @param value the value
     * @param known whether all of it is known
     * @param sure whether the environment cannot make it another one
     */
    private record Resolved(String value, boolean known, boolean sure) {}

    private static Resolved resolve(String written, Map<String, String> values) {
        Matcher placeholder = PLACEHOLDER.matcher(written);
        if (!placeholder.find()) {
            return new Resolved(written, !written.contains("${"), true);
        } else if (!placeholder.matches()) {
            return new Resolved(written, false, false);
        }
        String elsewhere = values.get(placeholder.group(1));
        if (elsewhere != null && !elsewhere.contains("${")) {
            return new Resolved(elsewhere, true, true);
        }
        String otherwise = placeholder.group(2);
        return otherwise == null ? new Resolved(written, false, false) : new Resolved(otherwise, true, false);
    }

    private static CodePlace place(ProjectFile file, int line, String key) {
        return new CodePlace("", "", Optional.of(file.name()), line, new CodePlace.Expression.Setting(key));
    }
}
