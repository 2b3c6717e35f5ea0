package dev.hapax.analysis.flow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;

/**
 * What a catch clause knows of a failure by asking it: {@code e.getCause() instanceof DuplicateKeyException},
 * {@code "23505".equals(e.getSQLState())}.
 */
final class AskedFailures {
    /** What stores raise for a key that is there already. */
    private static final String TAKEN_KEY = "org/springframework/dao/DuplicateKeyException";

    /** The same for all that a table asks of its rows. */
    private static final String CONSTRAINT = "java/sql/SQLIntegrityConstraintViolationException";

    private static final Set<String> COMPARING = Set.of("equals", "equalsIgnoreCase", "startsWith", "contains");
    private static final Pattern STATE = Pattern.compile("getSql_?State", Pattern.CASE_INSENSITIVE);
    private static final Set<String> CODES = Set.of("getErrorCode", "getVendorCode", "getCode");

    /** Whose codes these are: others count otherwise. */
    private static final Pattern DRIVERS =
            Pattern.compile("(java/sql|com/mongodb|com/mysql|org/mariadb|oracle/jdbc)/.*");

    private static final String UNIQUE = "23505";
    private static final Pattern OF_CONSTRAINTS = Pattern.compile("23(000)?");
    private static final Pattern SAID = Pattern.compile("unique|duplicate|already exists", Pattern.CASE_INSENSITIVE);

    /** Of MySQL, SQL Server, DB2 and MongoDB. */
    private static final Set<Integer> CODES_OF_TAKEN_KEYS = Set.of(1062, 2601, 2627, -803, 11000);

    private AskedFailures() {}

    /** The exception that a failure is where a branch's answer is this; empty where the branch asks something else. */
    static Optional<String> of(Guard answer) {
        Expr asked = answer.condition();
        return switch (answer.outcome()) {
            case TRUE -> asked instanceof Expr.Call call ? compared(call) : kind(asked);
            case EQUAL -> code(asked);
            default -> Optional.empty();
        };
    }

    private static Optional<String> kind(Expr asked) {
        return asked instanceof Expr.Op op
                        && op.operator() == Operator.INSTANCE_OF
                        && op.operands().get(1) instanceof Expr.Const constant
                        && constant.value() instanceof Type type
                        && type.getSort() == Type.OBJECT
                        && type.getInternalName().endsWith("Exception")
                ? Optional.of(type.getInternalName())
                : Optional.empty();
    }

    private static Optional<String> compared(Expr.Call call) {
        if (!COMPARING.contains(call.method().name()) || call.args().size() != 2) {
            return Optional.empty();
        }
        List<Expr> texts = call.args();
        boolean ofState = texts.stream().anyMatch(text -> isCall(text, STATE));
        boolean ofMessage = texts.stream().anyMatch(text -> isCall(text, Pattern.compile("get\\w*Message|toString")));
        return texts.stream()
                .flatMap(text -> named(text, ofState, ofMessage).stream())
                .findFirst();
    }

    private static boolean isCall(Expr text, Pattern name) {
        boolean[] found = {false};
        Subexpressions.visit(
                text,
                part -> found[0] |= part instanceof Expr.Call call
                        && name.matcher(call.method().name()).matches());
        return found[0];
    }

    private static Optional<String> named(Expr text, boolean ofState, boolean ofMessage) {
        if (text instanceof Expr.Const constant && constant.value() instanceof String said) {
            if (ofState && OF_CONSTRAINTS.matcher(said).matches()) {
                return Optional.of(CONSTRAINT);
            }
            boolean taken = ofState
                    ? said.equals(UNIQUE)
                    : ofMessage && SAID.matcher(said).find();
            return taken ? Optional.of(TAKEN_KEY) : Optional.empty();
        }
        return ofState && isNamed(text) ? Optional.of(TAKEN_KEY) : Optional.empty();
    }

    /** A constant of a driver's or of the project's own: {@code PSQLState.UNIQUE_VIOLATION.getState()}. */
    private static boolean isNamed(Expr text) {
        boolean[] named = {false};
        Subexpressions.visit(
                text,
                part -> named[0] |= part instanceof Expr.Field field
                        && SAID.matcher(field.name()).find());
        return named[0];
    }

    private static Optional<String> code(Expr asked) {
        if (!(asked instanceof Expr.Op op) || op.operands().size() != 2) {
            return Optional.empty();
        }
        boolean ofFailure = op.operands().stream()
                .anyMatch(part -> part instanceof Expr.Call call
                        && CODES.contains(call.method().name())
                        && DRIVERS.matcher(call.method().owner()).matches());
        boolean taken = op.operands().stream()
                .anyMatch(part -> part instanceof Expr.Const constant
                        && constant.value() instanceof Integer number
                        && CODES_OF_TAKEN_KEYS.contains(number));
        return ofFailure && taken ? Optional.of(TAKEN_KEY) : Optional.empty();
    }
}
