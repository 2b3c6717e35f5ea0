package dev.hapax.analysis.effect;

import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.sql.SqlStatements;
import java.util.Locale;

/** How a wrapper of MyBatis-Plus names a column: by its name, or by the getter of the property. */
final class WrapperColumns {
    private WrapperColumns() {}

    /** The column, or an unknown one where the name is not a constant. */
    static String of(Expr named) {
        if (named instanceof Expr.Const constant && constant.value() instanceof String text) {
            return text.replaceAll("[^\\w.]", "");
        }
        return named instanceof Expr.Lambda getter ? ofProperty(getter.body().getName()) : SqlStatements.UNKNOWN;
    }

    /** The library's naming, unless it is told otherwise: {@code getOrderNo} is about {@code order_no}. */
    private static String ofProperty(String getter) {
        String property = getter.startsWith("get") ? getter.substring(3) : getter.replaceFirst("^is(?=[A-Z])", "");
        return property.replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
