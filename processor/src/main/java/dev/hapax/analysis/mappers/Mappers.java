package dev.hapax.analysis.mappers;

import dev.hapax.analysis.ProjectFile;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Problem;
import dev.hapax.analysis.classes.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The statements of the project's mapper files. The files are looked for when the first statement is asked for. A file that
 * cannot be read is a problem that is said. Not thread-safe.
 */
public final class Mappers {
    /** What the names of mapper files end in. */
    public static final String SUFFIX = ".xml";

    private static final Pattern PARAMETER = Pattern.compile("#\\{\\s*([^},\\s]+)[^}]*}");

    private final ClassPool pool;
    private final Problems problems;
    private final Map<String, XmlElement> fragments = new HashMap<>();
    private final Map<String, List<String>> texts = new HashMap<>();
    private @Nullable Map<String, List<Mapped>> statements;

    /**
     * The mappers among some files.
     *
     * @param pool where the files are
     * @param problems takes what cannot be read
     */
    public Mappers(ClassPool pool, Problems problems) {
        this.pool = pool;
        this.problems = problems;
    }

    /** A statement and the mapper that it stands in. */
    private record Mapped(String namespace, XmlElement element) {}

    /**
     * The texts that a mapper's method can run.
     *
     * @param mapper the mapper, a class name with dots
     * @param method the method's name
     * @return the texts; nothing where no file has a statement for it
     */
    public List<String> texts(String mapper, String method) {
        String id = mapper + "." + method;
        List<String> known = texts.get(id);
        if (known == null) {
            Set<String> all = new LinkedHashSet<>();
            for (Mapped mapped : statements().getOrDefault(id, List.of())) {
                all.addAll(texts(mapped));
            }
            known = List.copyOf(all);
            texts.put(id, known);
        }
        return known;
    }

    /**
     * The texts of a statement that an annotation holds, in a {@code <script>}.
     *
     * @param script the annotation's text
     * @return the texts; the text itself where it is no XML
     */
    public static List<String> ofScript(String script) {
        try {
            return DynamicSql.texts(XmlReader.read(script.strip()), Fragments.NONE);
        } catch (XmlReader.Broken e) {
            return List.of(script); // which cannot be judged, and is said with its text
        }
    }

    private Map<String, List<Mapped>> statements() {
        Map<String, List<Mapped>> known = statements;
        if (known == null) {
            known = new HashMap<>();
            for (MapperFile file : files()) {
                for (XmlElement element : file.elements()) {
                    String id = file.namespace() + "." + element.attribute("id").orElse("");
                    if (element.name().equals("sql")) {
                        fragments.putIfAbsent(id, element);
                    } else if (MapperFile.STATEMENTS.contains(element.name())) {
                        known.computeIfAbsent(id, key -> new ArrayList<>(1)).add(new Mapped(file.namespace(), element));
                    }
                }
            }
            statements = known;
        }
        return known;
    }

    private List<MapperFile> files() {
        List<ProjectFile> found;
        try {
            found = pool.files(SUFFIX);
        } catch (IOException e) {
            problem("The project's mapper files cannot be listed or read, so their statements are not judged: " + e);
            return List.of();
        }
        List<MapperFile> files = new ArrayList<>();
        for (ProjectFile file : found) {
            try {
                MapperFile.read(file).ifPresent(files::add);
            } catch (XmlReader.Broken e) {
                String line = e.line() > 0 ? ", line " + e.line() + "," : "";
                problem("The mapper file " + file.location() + line
                        + " cannot be read, so the statements in it are not judged: " + e.why());
            }
        }
        return files;
    }

    private void problem(String sentence) {
        problems.add(new Problem("", "", true, sentence));
    }

    private List<String> texts(Mapped mapped) {
        String before = mapped.namespace() + ".";
        Fragments found =
                id -> Optional.ofNullable(fragments.get(before + id)).or(() -> Optional.ofNullable(fragments.get(id)));
        Set<String> generated = new LinkedHashSet<>();
        StringBuilder more = new StringBuilder();
        for (XmlElement child : mapped.element().children()) {
            if (child.name().equals("selectKey")) {
                List.of(child.attribute("keyProperty").orElse("").split(",", -1))
                        .forEach(key -> generated.add(key.strip()));
                DynamicSql.texts(child, found).stream()
                        .filter(text -> !text.regionMatches(true, 0, "select", 0, "select".length()))
                        .forEach(text -> more.append(";\n").append(text));
            }
        }
        return DynamicSql.texts(mapped.element(), found).stream()
                .map(text -> withKeys(text, generated) + more)
                .toList();
    }

    /** A key that the database makes is written as what it is: the value in the object is set when the statement runs. */
    private static String withKeys(String text, Set<String> generated) {
        return generated.isEmpty()
                ? text
                : PARAMETER
                        .matcher(text)
                        .replaceAll(match -> generated.contains(match.group(1))
                                ? "nextval('generated')"
                                : java.util.regex.Matcher.quoteReplacement(match.group()));
    }
}
