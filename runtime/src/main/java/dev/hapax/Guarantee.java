package dev.hapax;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The delivery guarantee of a handler. A handler without it declares {@link Delivery#AT_LEAST_ONCE}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Guarantee {
    /**
     * What is promised.
     *
     * @return the guarantee
     */
    Delivery value();

    /**
     * Why this guarantee was chosen, for those who read the code and the report.
     *
     * @return the reason; empty where none is given, but not blank
     */
    String reason() default "";
}
