package dev.hapax.analysis;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Sources compiled in memory: the project's classes. What else is on the test's class path is a library. */
final class CompiledSources implements ClassFiles {
    private final Map<String, byte[]> classes;

    private final List<ProjectFile> files;

    private CompiledSources(Map<String, byte[]> classes) {
        this(classes, List.of());
    }

    private CompiledSources(Map<String, byte[]> classes, List<ProjectFile> files) {
        this.classes = classes;
        this.files = files;
    }

    static CompiledSources of(String... sources) {
        return of(List.of("-g", "-parameters", "-proc:none"), sources);
    }

    static CompiledSources of(List<String> options, String... sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        Memory memory = new Memory(compiler.getStandardFileManager(messages, null, null));
        List<JavaFileObject> units = new ArrayList<>();
        Arrays.stream(sources).forEach(source -> units.add(new Source(source)));
        boolean compiled =
                compiler.getTask(null, memory, messages, options, null, units).call();
        if (!compiled) {
            throw new IllegalArgumentException("The test's sources do not compile: " + messages.getDiagnostics());
        }
        return new CompiledSources(memory.classes());
    }

    /** Classes that another compiler has made. */
    static CompiledSources ofClasses(Map<String, byte[]> classes) {
        return new CompiledSources(classes);
    }

    CompiledSources with(String name, byte[] bytes) {
        Map<String, byte[]> changed = new HashMap<>(classes);
        changed.put(name, bytes);
        return new CompiledSources(changed);
    }

    CompiledSources without(String name) {
        Map<String, byte[]> changed = new HashMap<>(classes);
        changed.remove(name);
        return new CompiledSources(changed);
    }

    /** The same project with files that are no classes. */
    CompiledSources withFiles(List<ProjectFile> more) {
        return new CompiledSources(classes, more);
    }

    @Override
    public List<ProjectFile> projectFiles(String suffix) {
        return files.stream().filter(file -> file.name().endsWith(suffix)).toList();
    }

    byte[] bytes(String name) {
        return classes.get(name);
    }

    @Override
    public Optional<ClassFile> find(String internalName) throws IOException {
        byte[] own = classes.get(internalName);
        if (own != null) {
            return Optional.of(new ClassFile(internalName, own, ClassFile.Origin.PROJECT, "memory"));
        }
        try (InputStream in = ClassLoader.getSystemResourceAsStream(internalName + ".class")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(
                            new ClassFile(internalName, in.readAllBytes(), ClassFile.Origin.LIBRARY, "class path"));
        }
    }

    @Override
    public Set<String> projectClasses() {
        return classes.keySet();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("memory:///" + name(text) + ".java"), Kind.SOURCE);
            this.text = text;
        }

        /** The first top-level type's name; a public one must be it. */
        private static String name(String text) {
            var matcher = java.util.regex.Pattern.compile(
                            "(?m)^(?:public |final |abstract )*(?:class|@?interface|record|enum) (\\w+)")
                    .matcher(text);
            if (!matcher.find()) {
                throw new IllegalArgumentException("no top-level type in: " + text);
            }
            return matcher.group(1);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

        Memory(JavaFileManager fallback) {
            super(fallback);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("memory:///" + className + ".class"), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    written.put(className.replace('.', '/'), out);
                    return out;
                }
            };
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new HashMap<>();
            written.forEach((name, out) -> classes.put(name, out.toByteArray()));
            return classes;
        }
    }
}
