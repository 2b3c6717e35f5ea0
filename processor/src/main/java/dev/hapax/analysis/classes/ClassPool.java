package dev.hapax.analysis.classes;

import dev.hapax.analysis.ClassFile;
import dev.hapax.analysis.ClassFiles;
import dev.hapax.analysis.ClassOutline;
import dev.hapax.analysis.ProjectFile;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Reads each class once. A class that cannot be read is a problem that is said, and then as good as absent. Not thread-safe. */
public final class ClassPool {
    /** The newest class-file version that the byte-code library reads: JDK 28. */
    private static final int NEWEST = 72;

    private static final int JAVA_1 = 44;
    private static final int WITHOUT_CODE = 8;

    private final ClassFiles files;
    private final Problems problems;
    private final CodeRoom code;
    private final Map<String, Optional<ClassModel>> models = new HashMap<>();
    private final Map<String, ClassFile> used = new LinkedHashMap<>();
    private final Map<String, Optional<ClassOutline>> outlines = new HashMap<>();
    private final Map<String, List<ProjectFile>> otherFiles = new TreeMap<>();
    private @Nullable Set<String> projectClasses;
    private @Nullable References references;
    private long size;
    private boolean stale;

    /**
     * An empty pool.
     *
     * @param files where class files are found
     * @param problems takes what cannot be read
     */
    public ClassPool(ClassFiles files, Problems problems) {
        this(files, problems, Long.MAX_VALUE);
    }

    /**
     * An empty pool that keeps the code of some classes only; that of others is read again when it is asked for.
     *
     * @param files where class files are found
     * @param problems takes what cannot be read
     * @param room the size in bytes of the class files whose code is kept
     */
    public ClassPool(ClassFiles files, Problems problems, long room) {
        this.files = files;
        this.problems = problems;
        this.code = new CodeRoom(room);
    }

    /**
     * Finds and reads a class.
     *
     * @param internalName its internal name
     * @return the class, or empty where there is none that can be read
     */
    public Optional<ClassModel> find(String internalName) {
        Optional<ClassModel> known = models.get(internalName);
        if (known == null) {
            known = internalName.startsWith("[") ? Optional.empty() : read(internalName);
            models.put(internalName, known);
        }
        return known;
    }

    /**
     * Which of the project's classes refer to a method by name and descriptor, in whichever class: looked for in the
     * constants of the class files, so that most of them are not read as a whole.
     *
     * @param name the method's name
     * @param descriptor its descriptor
     * @return internal names, sorted
     */
    public Set<String> referringTo(String name, String descriptor) {
        return references().to(name, descriptor);
    }

    /**
     * Which of the project's classes have methods that a framework may call by the clock: they name an annotation
     * {@code Scheduled}.
     *
     * @return internal names, sorted
     */
    public Set<String> byTheClock() {
        return references().byTheClock();
    }

    private References references() {
        References known = references;
        if (known == null) {
            known = new References();
            for (String type : projectClasses()) {
                Optional<ClassFile> file = Optional.ofNullable(used.get(type)).or(() -> file(type));
                if (file.isPresent() && !known.add(type, file.get().bytes())) {
                    find(type); // says what is wrong with it
                }
            }
            references = known;
        }
        return known;
    }

    /**
     * The project's files that are no classes. They are listed once.
     *
     * @param suffix what their names end in
     * @return the files
     * @throws IOException if they cannot be listed or read
     */
    public List<ProjectFile> files(String suffix) throws IOException {
        List<ProjectFile> known = otherFiles.get(suffix);
        if (known == null) {
            known = files.projectFiles(suffix);
            otherFiles.put(suffix, known);
        }
        return known;
    }

    /**
     * The kinds of files that were asked for so far.
     *
     * @return suffix to a fingerprint of the files
     */
    public Map<String, String> filesRead() {
        Map<String, String> read = new TreeMap<>();
        otherFiles.forEach((suffix, found) -> read.put(suffix, ProjectFile.fingerprint(found)));
        return read;
    }

    /**
     * The project's class files that were read so far: what a judgement rests on.
     *
     * @return internal name to file
     */
    public Map<String, ClassFile> projectFilesRead() {
        return used;
    }

    /**
     * The project's classes that were read so far, and not only gone through for what they refer to.
     *
     * @return the classes, in the order of their names
     */
    public List<ClassModel> projectClassesRead() {
        return models.values().stream()
                .flatMap(Optional::stream)
                .filter(ClassModel::isProject)
                .sorted(Comparator.comparing(ClassModel::name))
                .toList();
    }

    /**
     * How much is remembered.
     *
     * @return the size of the class files that were read as a whole, in bytes, as far as it counts: those of libraries,
     *     which have no code here, only in part
     */
    public long size() {
        return size;
    }

    /**
     * The outline of a class: where no more than that is needed, the class is not read as a whole.
     *
     * @param internalName its internal name
     * @return the outline, or empty where there is no such class or it cannot be read
     */
    public Optional<ClassOutline> outline(String internalName) {
        Optional<ClassOutline> known = outlines.get(internalName);
        if (known == null) {
            known = readOutline(internalName);
            outlines.put(internalName, known);
        }
        return known;
    }

    @SuppressWarnings("CatchingUnchecked") // reading the class as a whole says what is wrong with it
    private Optional<ClassOutline> readOutline(String name) {
        try {
            return files.outline(name);
        } catch (IOException | RuntimeException e) {
            find(name);
            return Optional.empty();
        }
    }

    /**
     * The project's classes, if anything has asked for them.
     *
     * @return internal names
     */
    public Set<String> projectClassesListed() {
        return projectClasses == null ? Set.of() : projectClasses();
    }

    /**
     * The project's classes.
     *
     * @return internal names, sorted; another set than before if more of them have come to light
     */
    public Set<String> projectClasses() {
        Set<String> known = projectClasses;
        if (known == null || stale) {
            known = listProjectClasses();
            projectClasses = known;
            stale = false;
        }
        return known;
    }

    private Set<String> listProjectClasses() {
        try {
            Set<String> listed = new TreeSet<>(files.projectClasses());
            listed.addAll(used.keySet());
            return listed;
        } catch (IOException e) {
            problems.add(new Problem(
                    "",
                    "",
                    true,
                    "The project's classes cannot be listed, so calls to interfaces are not followed: " + e));
            return Set.of();
        }
    }

    private Optional<ClassModel> read(String name) {
        return Optional.ofNullable(used.get(name)).or(() -> file(name)).flatMap(file -> model(name, file));
    }

    private Optional<ClassFile> file(String name) {
        Optional<ClassFile> found;
        try {
            found = files.find(name);
        } catch (IOException e) {
            problems.add(new Problem(name, "", true, unreadable(name, "", String.valueOf(e.getMessage()))));
            return Optional.empty();
        }
        if (found.isPresent() && found.get().origin() == ClassFile.Origin.PROJECT) {
            used.put(name, found.get());
            // a directory that nothing had led to when the classes were listed
            stale |= projectClasses != null && !projectClasses.contains(name);
        }
        return found;
    }

    private Optional<ClassModel> model(String name, ClassFile file) {
        boolean project = file.origin() == ClassFile.Origin.PROJECT;
        size += project ? file.bytes().length : file.bytes().length / WITHOUT_CODE;
        try {
            return Optional.of(new ClassModel(parse(file, project), file));
        } catch (RuntimeException e) {
            problems.add(new Problem(name, "", project, unreadable(name, file.location(), reason(file.bytes(), e))));
            return Optional.empty();
        }
    }

    private ClassNode parse(ClassFile file, boolean project) {
        if (project) {
            return Code.read(file.bytes(), code);
        }
        ClassNode node = new ClassNode();
        new ClassReader(file.bytes())
                .accept(node, ClassReader.SKIP_FRAMES | ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
        return node;
    }

    private static String unreadable(String name, String location, String why) {
        return "The class " + Names.source(name) + (location.isEmpty() ? "" : " (" + location + ")")
                + " cannot be read, so what it does is not judged: " + why;
    }

    private static String reason(byte[] bytes, RuntimeException failure) {
        if (bytes.length < 8 || (bytes[0] & 0xff) != 0xca || (bytes[1] & 0xff) != 0xfe) {
            return "it is not a class file.";
        }
        int version = (bytes[6] & 0xff) << 8 | (bytes[7] & 0xff);
        return version > NEWEST
                ? "its class-file version is " + version + " (JDK " + (version - JAVA_1)
                        + "), newer than this Hapax knows; compile for an older release or update Hapax."
                : "the file is truncated or damaged (" + failure.getClass().getSimpleName() + "); compile it again.";
    }
}
