package dev.hapax;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Vouches that a method can run again without a second effect, where the analysis cannot see it. The method is then not
 * followed.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface AssumeIdempotent {
    /**
     * What makes it so, for the report.
     *
     * @return the reason, not blank
     */
    String reason();
}
