package dev.hapax.processor.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.hapax.handler.HandlerFactory;
import dev.hapax.processor.HapaxProcessor;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import javax.tools.JavaFileObject;

/** A source of the tests, compiled with the processor and loaded, its generated factory included. */
final class CompiledClasses extends ClassLoader {
    private final Map<String, byte[]> classFiles = new HashMap<>();

    private CompiledClasses() {
        super(CompiledClasses.class.getClassLoader());
    }

    static CompiledClasses of(String resource) {
        Compilation compilation =
                Compiler.javac().withProcessors(new HapaxProcessor()).compile(JavaFileObjects.forResource(resource));
        assertThat(compilation.errors()).isEmpty();
        CompiledClasses classes = new CompiledClasses();
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() == JavaFileObject.Kind.CLASS) {
                String path = file.toUri().getPath();
                String name = path.substring(path.indexOf("com/"), path.length() - ".class".length());
                try (InputStream in = file.openInputStream()) {
                    classes.classFiles.put(name.replace('/', '.'), in.readAllBytes());
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
        return classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = classFiles.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    Class<?> load(String name) throws ClassNotFoundException {
        return loadClass(name);
    }

    /** Makes an object with the class's only constructor. */
    Object create(String name, Object... arguments) throws ReflectiveOperationException {
        Constructor<?> constructor = load(name).getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
    }

    HandlerFactory factory(String name, Object... arguments) throws ReflectiveOperationException {
        return (HandlerFactory) create(name, arguments);
    }

    Object read(Object object, String field) throws ReflectiveOperationException {
        Field declared = object.getClass().getDeclaredField(field);
        declared.setAccessible(true);
        return declared.get(object);
    }
}
