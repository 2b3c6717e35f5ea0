package dev.hapax.processor.judging;

import dev.hapax.analysis.ClassOutline;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** Tells the outline of a class as its class file has it, without the file. */
final class SymbolOutlines {
    private final Elements elements;

    SymbolOutlines(Elements elements) {
        this.elements = elements;
    }

    ClassOutline of(TypeElement type) {
        List<String> parents = new ArrayList<>();
        TypeMirror superclass = type.getSuperclass();
        // an interface has none here, and Object in its class file
        parents.add(superclass.getKind() == TypeKind.DECLARED ? name(superclass) : "java/lang/Object");
        for (TypeMirror parent : type.getInterfaces()) {
            parents.add(name(parent));
        }
        SortedSet<String> annotations = new TreeSet<>();
        for (AnnotationMirror annotation : type.getAnnotationMirrors()) {
            if (isVisible(annotation)) {
                annotations.add("L" + name(annotation.getAnnotationType()) + ";");
            }
        }
        return new ClassOutline(parents, annotations);
    }

    private static boolean isVisible(AnnotationMirror annotation) {
        Retention retention = annotation.getAnnotationType().asElement().getAnnotation(Retention.class);
        return retention != null && retention.value() == RetentionPolicy.RUNTIME;
    }

    private String name(TypeMirror type) {
        TypeElement element = (TypeElement) ((DeclaredType) type).asElement();
        return elements.getBinaryName(element).toString().replace('.', '/');
    }
}
