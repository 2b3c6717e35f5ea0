package dev.hapax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * The runtime is compiled against newer kafka-clients than the oldest that it is said to run with. Classes that changed their
 * superclass, and methods that are not there yet, show only when a class is loaded or a line is reached: here they show at once.
 */
final class OldestClientsTest {
    private static final Path OLDEST = Path.of("target/clients/oldest.jar");
    private static final Path CLASSES = Path.of("target/classes");
    private static final String KAFKA = "org/apache/kafka/";

    private static URLClassLoader loader;

    @BeforeAll
    static void putTheOldestFirst() throws IOException {
        List<URL> path = new ArrayList<>(List.of(url(OLDEST), url(CLASSES)));
        for (String element : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!Path.of(element).getFileName().toString().startsWith("kafka-clients")) {
                path.add(url(Path.of(element)));
            }
        }
        loader = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @AfterAll
    static void close() throws IOException {
        loader.close();
    }

    private static URL url(Path path) throws MalformedURLException {
        return path.toUri().toURL();
    }

    @Test
    void theyAreTheOldest() throws IOException {
        Properties version = new Properties();
        try (var in = URI.create("jar:" + OLDEST.toUri() + "!/kafka/kafka-version.properties")
                .toURL()
                .openStream()) {
            version.load(in);
        }
        assertThat(version.getProperty("version")).startsWith("3.9.");
    }

    @Test
    void eachClassIsVerifiedWithThem() throws IOException {
        List<String> refused = new ArrayList<>();
        List<String> names = names();
        for (String name : names) {
            try {
                Class.forName(name, true, loader);
            } catch (LinkageError | ClassNotFoundException e) {
                refused.add(name + ": " + e.toString().lines().limit(2).collect(Collectors.joining()));
            }
        }
        assertThat(refused).isEmpty();
        assertThat(names).contains("dev.hapax.Hapax", "dev.hapax.runner.TransactionEnds");
    }

    @Test
    void whatIsUsedOfThemIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path file : files()) {
            ClassReader reader = new ClassReader(Files.readAllBytes(file));
            reader.accept(new Uses(reader.getClassName(), missing), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
        assertThat(missing).isEmpty();
    }

    private static List<String> names() throws IOException {
        return files().stream()
                .map(file -> CLASSES.relativize(file).toString())
                .filter(name -> !name.endsWith("-info.class"))
                .map(name ->
                        name.substring(0, name.length() - ".class".length()).replace(File.separatorChar, '.'))
                .toList();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(CLASSES)) {
            return all.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
    }

    /** The methods and fields of Kafka that a class names. */
    private static final class Uses extends ClassVisitor {
        private final String user;
        private final List<String> missing;

        Uses(String user, List<String> missing) {
            super(Opcodes.ASM9);
            this.user = user;
            this.missing = missing;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String used, String form, boolean isInterface) {
                    require(owner, used, form);
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String used, String form) {
                    require(owner, used, form);
                }

                @Override
                public void visitInvokeDynamicInsn(String used, String form, Handle bootstrap, Object... arguments) {
                    for (Object argument : arguments) {
                        if (argument instanceof Handle handle) {
                            require(handle.getOwner(), handle.getName(), handle.getDesc());
                        }
                    }
                }
            };
        }

        private void require(String owner, String name, String form) {
            if (owner.startsWith(KAFKA) && !isThere(owner, name, form)) {
                missing.add("%s uses %s.%s%s".formatted(user, owner, name, form));
            }
        }

        private static boolean isThere(String owner, String name, String form) {
            Deque<Class<?>> open = new ArrayDeque<>();
            try {
                open.add(Class.forName(Type.getObjectType(owner).getClassName(), false, loader));
            } catch (ClassNotFoundException e) {
                return false;
            }
            while (!open.isEmpty()) {
                Class<?> type = open.remove();
                if (declares(type, name, form)) {
                    return true;
                }
                Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                        .forEach(open::add);
            }
            return Arrays.stream(Object.class.getMethods())
                    .anyMatch(method -> method.getName().equals(name)
                            && Type.getMethodDescriptor(method).equals(form));
        }

        private static boolean declares(Class<?> type, String name, String form) {
            if (!form.startsWith("(")) {
                return Arrays.stream(type.getDeclaredFields())
                        .anyMatch(field -> field.getName().equals(name)
                                && Type.getDescriptor(field.getType()).equals(form));
            }
            if (name.equals("<init>")) {
                return Arrays.stream(type.getDeclaredConstructors())
                        .anyMatch(made -> Type.getConstructorDescriptor(made).equals(form));
            }
            return Arrays.stream(type.getDeclaredMethods())
                    .anyMatch(method -> method.getName().equals(name)
                            && Type.getMethodDescriptor(method).equals(form));
        }
    }
}
