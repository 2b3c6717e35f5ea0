package dev.hapax.analysis.classes;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.ParameterNode;

/** Reads annotations of class files, those that are visible at run time and those that are not. */
public final class Annotations {
    private Annotations() {}

    /**
     * An annotation of a method.
     *
     * @param method the method
     * @param descriptor the annotation type's descriptor
     * @return the annotation, or empty
     */
    public static Optional<AnnotationNode> find(MethodNode method, String descriptor) {
        return Stream.concat(stream(method.invisibleAnnotations), stream(method.visibleAnnotations))
                .filter(annotation -> annotation.desc.equals(descriptor))
                .findFirst();
    }

    /**
     * An annotation of a class.
     *
     * @param node the class
     * @param descriptor the annotation type's descriptor
     * @return the annotation, or empty
     */
    public static Optional<AnnotationNode> find(ClassNode node, String descriptor) {
        return Stream.concat(stream(node.invisibleAnnotations), stream(node.visibleAnnotations))
                .filter(annotation -> annotation.desc.equals(descriptor))
                .findFirst();
    }

    /**
     * All annotations of a method.
     *
     * @param method the method
     * @return their nodes
     */
    public static Stream<AnnotationNode> of(MethodNode method) {
        return Stream.concat(stream(method.invisibleAnnotations), stream(method.visibleAnnotations));
    }

    /**
     * All annotations of a class.
     *
     * @param model the class
     * @return their nodes
     */
    public static Stream<AnnotationNode> of(ClassModel model) {
        return Stream.concat(stream(model.node().invisibleAnnotations), stream(model.node().visibleAnnotations));
    }

    /**
     * All annotations of a field.
     *
     * @param field the field
     * @return their nodes
     */
    public static Stream<AnnotationNode> of(FieldNode field) {
        return Stream.concat(stream(field.invisibleAnnotations), stream(field.visibleAnnotations));
    }

    /**
     * The annotations of a method's parameter.
     *
     * @param method the method
     * @param index the parameter's position, from 0
     * @return their nodes
     */
    public static Stream<AnnotationNode> ofParameter(MethodNode method, int index) {
        return Stream.concat(
                at(method.invisibleParameterAnnotations, index), at(method.visibleParameterAnnotations, index));
    }

    private static Stream<AnnotationNode> at(List<AnnotationNode> @Nullable [] annotations, int index) {
        return annotations == null || index >= annotations.length ? Stream.empty() : stream(annotations[index]);
    }

    /**
     * A class that an annotation holds.
     *
     * @param annotation the annotation
     * @param name the element's name
     * @return the class, or empty where it is not given
     */
    public static Optional<Type> type(AnnotationNode annotation, String name) {
        return value(annotation, name).filter(Type.class::isInstance).map(Type.class::cast);
    }

    /**
     * A flag that an annotation holds.
     *
     * @param annotation the annotation
     * @param name the element's name
     * @return whether it is given and true
     */
    public static boolean isTrue(AnnotationNode annotation, String name) {
        return value(annotation, name).filter(Boolean.TRUE::equals).isPresent();
    }

    /**
     * A whole number that an annotation holds.
     *
     * @param annotation the annotation
     * @param name the element's name
     * @return the number, or empty where it is not given
     */
    public static Optional<Integer> number(AnnotationNode annotation, String name) {
        return value(annotation, name).filter(Integer.class::isInstance).map(Integer.class::cast);
    }

    /**
     * The texts that an annotation holds.
     *
     * @param annotation the annotation
     * @param name the element's name
     * @return one text or several, or nothing where it is not given
     */
    public static List<String> texts(AnnotationNode annotation, String name) {
        return values(annotation, name)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .toList();
    }

    /**
     * The annotations that an annotation holds.
     *
     * @param annotation the annotation
     * @param name the element's name
     * @return one annotation or several, or nothing where it is not given
     */
    public static List<AnnotationNode> nested(AnnotationNode annotation, String name) {
        return values(annotation, name)
                .filter(AnnotationNode.class::isInstance)
                .map(AnnotationNode.class::cast)
                .toList();
    }

    /**
     * The classes that an annotation holds.
     *
     * @param annotation the annotation
     * @param name the element's name
     * @return one class or several, or nothing where it is not given
     */
    public static List<Type> types(AnnotationNode annotation, String name) {
        return values(annotation, name)
                .filter(Type.class::isInstance)
                .map(Type.class::cast)
                .toList();
    }

    /**
     * The constants of an enum that an annotation holds.
     *
     * @param annotation the annotation
     * @param name the element's name
     * @return the constants' names, or nothing where it is not given
     */
    public static List<String> constants(AnnotationNode annotation, String name) {
        return values(annotation, name)
                .filter(String[].class::isInstance)
                .map(value -> ((String[]) value)[1])
                .toList();
    }

    private static Stream<?> values(AnnotationNode annotation, String name) {
        return value(annotation, name).stream()
                .flatMap(value -> value instanceof List<?> list ? list.stream() : Stream.of(value));
    }

    /**
     * A text that an annotation holds.
     *
     * @param annotation the annotation
     * @param name the element's name
     * @return the text, or empty where it is not given
     */
    public static Optional<String> text(AnnotationNode annotation, String name) {
        return value(annotation, name).filter(String.class::isInstance).map(String.class::cast);
    }

    /**
     * The constant of an enum that an annotation holds.
     *
     * @param annotation the annotation
     * @param name the element's name
     * @return the constant's name, or empty where it is not given
     */
    public static Optional<String> constant(AnnotationNode annotation, String name) {
        return value(annotation, name).filter(String[].class::isInstance).map(value -> ((String[]) value)[1]);
    }

    /**
     * Whatever an annotation holds.
     *
     * @param annotation the annotation
     * @param name the element's name
     * @return the value as ASM has it, or empty where it is not given
     */
    public static Optional<Object> value(AnnotationNode annotation, String name) {
        List<Object> values = annotation.values;
        if (values == null) {
            return Optional.empty();
        }
        for (int i = 0; i + 1 < values.size(); i += 2) {
            if (values.get(i).equals(name)) {
                return Optional.of(values.get(i + 1));
            }
        }
        return Optional.empty();
    }

    private static Stream<AnnotationNode> stream(@Nullable List<AnnotationNode> annotations) {
        return annotations == null ? Stream.empty() : annotations.stream();
    }

    /**
     * A parameter's name.
     *
     * @param method the method
     * @param index the parameter's position, from 0
     * @return its name, or empty where the class file does not keep it
     */
    public static Optional<String> parameterName(MethodNode method, int index) {
        List<ParameterNode> parameters = method.parameters;
        return parameters == null || index < 0 || index >= parameters.size()
                ? Optional.empty()
                : Optional.ofNullable(parameters.get(index).name);
    }
}
