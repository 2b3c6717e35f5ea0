package dev.hapax.processor.declaration;

import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** The class that declares a member. */
public final class MemberOwner {
    private MemberOwner() {}

    /**
     * Finds the declaring class.
     *
     * @param member a method or field
     * @return the class
     */
    public static TypeElement of(Element member) {
        return (TypeElement) Objects.requireNonNull(member.getEnclosingElement(), "a member has a class");
    }
}
