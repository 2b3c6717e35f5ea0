package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Circumstance.Caught;
import dev.hapax.analysis.effect.Circumstance.Rescue;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.sql.SqlJudgement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Inserts of which the code says that they fail the second time, though the key is nowhere in sight: it may be declared in the
 * database alone. Whoever catches a duplicate, and nothing else, knows of one. Where a class says what is unique, and all of
 * that is drawn anew in each run, that is the duplicate which is caught, and it says nothing of the message.
 */
@SuppressWarnings("ReferenceEquality") // the same change, not an equal one
final class ExpectedDuplicates {
    private static final List<String> KEYS = List.of("id", "key", "number", "code", "reference", "hash");

    private final ExceptionKinds kinds;
    private final Provenance provenance;
    private final Statements statements;
    private final Tables tables;
    private final EntityIds ids;
    private final SameRows rows;

    ExpectedDuplicates(
            Hierarchy hierarchy, Provenance provenance, Statements statements, Tables tables, EntityIds ids) {
        this.kinds = new ExceptionKinds(hierarchy);
        this.provenance = provenance;
        this.statements = statements;
        this.tables = tables;
        this.ids = ids;
        this.rows = new SameRows(statements, provenance);
    }

    /** The changes, with those failing the second time that are expected to. */
    List<Change> judge(List<Change> changes) {
        return changes.stream()
                .map(change -> isExpected(change, changes) ? change.with(Repeat.FAILS) : change)
                .toList();
    }

    private boolean isExpected(Change change, List<Change> all) {
        return isInsert(change)
                && change.repeat() == Repeat.AGAIN
                && duplicates(change).anyMatch(clause -> isAlone(change, clause, all))
                && (values(change).anyMatch(value -> isKey(value.name()) && isSame(value.value()))
                        || ((isUpdatedInstead(change, all) || isOfTakenKey(change))
                                && areSame(values(change).map(Named::value).toList()))
                        || isLookedFor(change, all))
                && !isDrawn(change);
    }

    /** Whether the row that is there is written where the insert has failed. */
    private boolean isUpdatedInstead(Change insert, List<Change> all) {
        return duplicates(insert)
                .anyMatch(clause -> all.stream()
                        .anyMatch(other -> other.rule() != Rule.INSERT
                                && other.subjects().stream().anyMatch(insert.subjects()::contains)
                                && isReachedBy(clause, other)));
    }

    private boolean isOfTakenKey(Change insert) {
        return duplicates(insert).anyMatch(clause -> kinds.areTakenKeys(clause.types()));
    }

    /** Whether the row is looked for where the insert has failed, so that the failure is thrown on where it is not there. */
    private boolean isLookedFor(Change insert, List<Change> all) {
        return duplicates(insert)
                .filter(Caught::partly)
                .anyMatch(clause -> all.stream()
                        .filter(other -> isReachedBy(clause, other))
                        .anyMatch(other -> rows.areAskedFor(other, insert)));
    }

    private static boolean isReachedBy(Caught clause, Change other) {
        return other.effect().circumstances().stream()
                .anyMatch(one -> one instanceof Rescue && one.at().equals(clause.at()));
    }

    /** Whichever of them is the key, the message brings it. */
    private boolean areSame(List<Expr> values) {
        return values.stream().anyMatch(this::isSame)
                && values.stream().allMatch(value -> Question.isConstant(value) || isSame(value));
    }

    private static boolean isInsert(Change change) {
        return change.rule() == Rule.INSERT && change.durable();
    }

    /** The clauses around an insert that catch duplicates and nothing else. */
    private Stream<Caught> duplicates(Change insert) {
        return insert.effect().circumstances().stream()
                .flatMap(one -> one instanceof Caught caught ? Stream.of(caught) : Stream.empty())
                .filter(caught -> kinds.areDuplicates(caught.types()));
    }

    /** Of several inserts in one block, it is not said which one is meant. */
    private boolean isAlone(Change insert, Caught clause, List<Change> all) {
        return all.stream()
                .filter(other -> other != insert
                        && isInsert(other)
                        && other.repeat() != Repeat.NOTHING
                        && !other.effect().site().equals(insert.effect().site()))
                .noneMatch(other -> duplicates(other).anyMatch(one -> one.at().equals(clause.at())));
    }

    /** Whether all that the class of what is inserted calls unique differs from run to run. */
    private boolean isDrawn(Change insert) {
        List<Set<String>> uniques = Stream.concat(
                        statements(insert)
                                .flatMap(into -> into.table().stream())
                                .flatMap(table -> tables.entityNamed(table).stream()),
                        made(insert).flatMap(made -> tables.entityOf(made.type()).stream()))
                .flatMap(entity -> entity.uniques().stream())
                .toList();
        return !uniques.isEmpty() && uniques.stream().allMatch(unique -> isDrawn(unique, insert));
    }

    private boolean isDrawn(Set<String> unique, Change insert) {
        List<Expr> values = values(insert)
                .filter(value ->
                        unique.stream().anyMatch(name -> Writings.name(name).equals(Writings.name(value.name()))))
                .map(Named::value)
                .toList();
        return ids.of(values) == EntityIds.Id.RANDOM;
    }

    private record Named(String name, Expr value) {}

    /** What is written, by the names of columns or fields. */
    private Stream<Named> values(Change insert) {
        return Stream.concat(
                statements(insert)
                        .flatMap(into -> into.columns().stream())
                        .map(column -> new Named(column.column(), Statements.bound(insert.effect(), column.value()))),
                made(insert).flatMap(ExpectedDuplicates::fields));
    }

    private Stream<SqlJudgement.InsertInto> statements(Change insert) {
        return (insert.effect().action() instanceof Action.Catalogued call
                        ? statements.run(insert.effect(), call)
                        : List.<SqlJudgement>of())
                .stream()
                        .flatMap(statement ->
                                statement instanceof SqlJudgement.InsertInto into ? Stream.of(into) : Stream.empty());
    }

    /** The objects that are inserted by whatever is no statement. */
    private static Stream<Expr.Fresh> made(Change insert) {
        return insert.effect().action() instanceof Action.Catalogued call && !Statements.runs(call.role())
                ? insert.effect().operands().stream()
                        .map(Exprs::nonNull)
                        .flatMap(operand -> operand instanceof Expr.Fresh made ? Stream.of(made) : Stream.empty())
                : Stream.empty();
    }

    private static Stream<Named> fields(Expr.Fresh made) {
        return made.fields().names().stream()
                .flatMap(name -> made.fields().get(name).map(value -> new Named(name, value)).stream());
    }

    /** Whether something is called like what tells things of one kind apart. */
    private static boolean isKey(String name) {
        String plain = Writings.name(name);
        return KEYS.stream().anyMatch(plain::endsWith);
    }

    private boolean isSame(Expr value) {
        return provenance.of(value).equals(Set.of(Provenance.Source.MESSAGE));
    }
}
