package dev.hapax.processor.judging;

import dev.hapax.analysis.ClassFile;
import dev.hapax.analysis.ClassFile.Origin;
import dev.hapax.analysis.ClassFiles;
import dev.hapax.analysis.ClassOutline;
import dev.hapax.analysis.ProjectFile;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;

/**
 * The class files that javac wrote and compiled against. What was written in this compilation, what is in its output
 * directory, in a directory on the class path or in what the project names is the project's own.
 */
final class CompilerClassFiles implements ClassFiles {
    private static final String RUNTIME = "dev/hapax/KafkaHandler.class";

    private final Filer filer;
    private final WrittenClasses written;
    private final ClassRoots projectRoots;
    private final PlatformClasses platform = new PlatformClasses();
    private final ModulePath modulePath;
    private Optional<Path> output = Optional.empty();

    CompilerClassFiles(Filer filer, Elements elements, WrittenClasses written, ClassRoots projectRoots) {
        this.filer = filer;
        modulePath = new ModulePath(filer, elements, platform);
        this.written = written;
        this.projectRoots = projectRoots;
    }

    @Override
    public Optional<ClassFile> find(String internalName) throws IOException {
        if (internalName.startsWith("java/")) {
            return platform(internalName);
        }
        Optional<ClassFile> found = inOutput(internalName);
        if (found.isEmpty() && written.contains(internalName)) {
            return content(() -> resource(StandardLocation.CLASS_OUTPUT, internalName), internalName);
        }
        if (found.isEmpty()) {
            found = content(() -> onPaths(internalName), internalName);
        }
        return found.isPresent() ? found : platform(internalName);
    }

    private FileObject onPaths(String internalName) throws IOException {
        Optional<FileObject> inModule = modulePath.find(packageName(internalName), fileName(internalName));
        return inModule.isPresent() ? inModule.get() : resource(StandardLocation.CLASS_PATH, internalName);
    }

    /** A class of this module that this compilation wrote, or an earlier one, where that is a plain file. */
    private Optional<ClassFile> inOutput(String internalName) throws IOException {
        if (output().isEmpty()) {
            return Optional.empty();
        }
        Path file = output().get().resolve(internalName + ".class");
        return Files.isRegularFile(file)
                ? Optional.of(new ClassFile(internalName, Files.readAllBytes(file), Origin.PROJECT, file.toString()))
                : Optional.empty();
    }

    private Optional<ClassFile> platform(String internalName) throws IOException {
        return platform.find(internalName).map(bytes -> new ClassFile(internalName, bytes, Origin.LIBRARY, "the JDK"));
    }

    /** A way to a file object. */
    private interface Way {
        FileObject open() throws IOException;
    }

    private Optional<ClassFile> content(Way way, String internalName) throws IOException {
        FileObject file;
        byte[] bytes;
        try {
            file = way.open();
            try (InputStream in = file.openInputStream()) {
                bytes = in.readAllBytes();
            }
        } catch (FileNotFoundException | NoSuchFileException e) {
            return Optional.empty();
        }
        return Optional.of(new ClassFile(internalName, bytes, origin(file, internalName), file.getName()));
    }

    private FileObject resource(Location location, String internalName) throws IOException {
        return filer.getResource(location, packageName(internalName), fileName(internalName));
    }

    private static String packageName(String internalName) {
        int slash = internalName.lastIndexOf('/');
        return slash < 0 ? "" : internalName.substring(0, slash).replace('/', '.');
    }

    private static String fileName(String internalName) {
        return internalName.substring(internalName.lastIndexOf('/') + 1) + ".class";
    }

    private Origin origin(FileObject file, String internalName) {
        if (written.contains(internalName)) {
            return Origin.PROJECT;
        }
        Optional<Path> root = FoundFile.root(file, internalName);
        if (root.isPresent() && FoundFile.path(file).isPresent() && !holdsRuntime(root.get())) {
            projectRoots.add(root.get());
        }
        return root.filter(projectRoots::contains).isPresent() ? Origin.PROJECT : Origin.LIBRARY;
    }

    /** Hapax's own runtime is a library, where its module was built together with the project, too. */
    private static boolean holdsRuntime(Path root) {
        return Files.isRegularFile(root.resolve(RUNTIME));
    }

    @Override
    public Optional<ClassOutline> outline(String internalName) throws IOException {
        Optional<ClassOutline> known = written.outline(internalName);
        return known.isPresent() ? known : ClassFiles.super.outline(internalName);
    }

    @Override
    public Set<String> projectClasses() throws IOException {
        Set<String> names = new LinkedHashSet<>(written.names());
        output().ifPresent(projectRoots::add);
        names.addAll(projectRoots.classes());
        return names;
    }

    @Override
    public List<ProjectFile> projectFiles(String suffix) throws IOException {
        output().ifPresent(projectRoots::add);
        return projectRoots.files(suffix);
    }

    /** The class file of a class of this compilation, as a path; empty where it is in memory. */
    Optional<Path> outputFile(String internalName) throws IOException {
        return FoundFile.path(resource(StandardLocation.CLASS_OUTPUT, internalName));
    }

    private Optional<Path> output() throws IOException {
        if (output.isEmpty() && !written.names().isEmpty()) {
            String name = written.names().iterator().next();
            output = FoundFile.root(resource(StandardLocation.CLASS_OUTPUT, name), name);
        }
        return output;
    }
}
