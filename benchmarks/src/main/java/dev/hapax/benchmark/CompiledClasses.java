package dev.hapax.benchmark;

import dev.hapax.analysis.ClassFile;
import dev.hapax.analysis.ClassFile.Origin;
import dev.hapax.analysis.ClassFiles;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Sources compiled in memory, as the project's own classes. What is on the class path are libraries. */
final class CompiledClasses implements ClassFiles {
    private final Map<String, byte[]> classes;
    private final ClassLoader libraries;

    private CompiledClasses(Map<String, byte[]> classes, ClassLoader libraries) {
        this.classes = classes;
        this.libraries = libraries;
    }

    /**
     * Compiles.
     *
     * @param sources path to text
     * @param classPath jars
     */
    static CompiledClasses of(Map<String, String> sources, String classPath) throws IOException {
        List<URL> jars = new ArrayList<>();
        for (String jar : classPath.split(Pattern.quote(File.pathSeparator), -1)) {
            jars.add(Path.of(jar).toUri().toURL());
        }
        ClassLoader libraries = new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
        DiagnosticCollector<JavaFileObject> messages = new DiagnosticCollector<>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(messages, null, null);
                Memory memory = new Memory(files)) {
            List<JavaFileObject> units = new ArrayList<>();
            sources.forEach((path, text) -> units.add(new Source(path, text)));
            List<String> options = List.of("-g", "-proc:none", "-nowarn", "-cp", classPath);
            if (!compiler.getTask(null, memory, messages, options, null, units).call()) {
                throw new IllegalArgumentException("the benchmark's sources do not compile: "
                        + messages.getDiagnostics().get(0));
            }
            return new CompiledClasses(memory.classes(), libraries);
        }
    }

    @Override
    public Optional<ClassFile> find(String internalName) throws IOException {
        byte[] own = classes.get(internalName);
        if (own != null) {
            return Optional.of(new ClassFile(internalName, own, Origin.PROJECT, "memory"));
        }
        try (InputStream in = libraries.getResourceAsStream(internalName + ".class")) {
            return in == null
                    ? Optional.empty()
                    : Optional.of(new ClassFile(internalName, in.readAllBytes(), Origin.LIBRARY, "class path"));
        }
    }

    @Override
    public Set<String> projectClasses() {
        return classes.keySet();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String path, String text) {
            super(URI.create("memory:///" + path), Kind.SOURCE);
            this.text = text;
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
