package dev.hapax.analysis.judge;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.Role;
import dev.hapax.analysis.catalog.Role.Manager;
import dev.hapax.analysis.catalog.Wording;
import dev.hapax.analysis.effect.Action;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.effect.Transaction;
import dev.hapax.analysis.entities.Entity;
import dev.hapax.analysis.entities.Store;
import dev.hapax.analysis.flow.Expr;
import dev.hapax.analysis.flow.Exprs;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.flow.Subexpressions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Knows what commits together: in one database transaction, in one row, or in the transaction of the guarantee. */
@SuppressWarnings("ReferenceEquality") // the same change, not an equal one
final class Commits {
    private static final String SPRING_CONNECTIONS = "org/springframework/jdbc/datasource/DataSourceUtils";

    private final Transactions own;
    private final Tables tables;
    private final Expansion expansion;
    private final BooleanSupplier documents;
    private final Map<Site, Set<Transaction>> bySite = new HashMap<>();

    /**
     * What commits together in a handler.
     *
     * @param own the guarantee's own transaction
     * @param tables knows the stores of entities
     * @param expansion sees through to the objects that are changed
     * @param effects everything that the handler does
     * @param documents whether document stores take part in the framework's transactions
     */
    Commits(Transactions own, Tables tables, Expansion expansion, List<Effect> effects, BooleanSupplier documents) {
        this.own = own;
        this.tables = tables;
        this.expansion = expansion;
        this.documents = documents;
        for (Effect effect : effects) {
            if (!isApart(effect, Exprs.oneOf(effect.operands()))) {
                bySite.computeIfAbsent(effect.site(), key -> new HashSet<>()).add(effect.transaction());
            }
        }
    }

    /** Whether two changes are both there after a crash, or neither. */
    boolean together(Change one, Change other) {
        return one == other
                || isOneObject(one, other)
                || isOneWrite(one, other)
                || (own.isOwn(one.channel()) && own.isOwn(other.channel()))
                || (transaction(one).isShared(transaction(other)) && takesPart(one) && takesPart(other));
    }

    /** Two values of one object that was read are written back by the same call. */
    private boolean isOneObject(Change one, Change other) {
        return one.effect().action() instanceof Action.FieldChange
                && other.effect().action() instanceof Action.FieldChange
                && one.durable()
                && other.durable()
                && expansion.of(one.channel()).equals(expansion.of(other.channel()));
    }

    /** What one call writes is there as a whole, or not at all. */
    private static boolean isOneWrite(Change one, Change other) {
        return one.effect().site().equals(other.effect().site())
                && one.effect().path().equals(other.effect().path())
                && one.effect().action() instanceof Action.Catalogued call
                && call.role() instanceof Role.SavesEntity;
    }

    /** Whether what was read has another version when it is written, so that of two runs at once one fails. */
    boolean keepsApart(Change one, Change other) {
        return (isOneObject(one, other) || isOneWrite(one, other))
                && one.subjects().stream()
                        .anyMatch(subject -> tables.entityNamed(subject.name())
                                .flatMap(Entity::version)
                                .isPresent());
    }

    /** Whether a look is part of a change's transaction, so that nobody gets in between. */
    boolean together(Look look, Change change) {
        return (own.isOwn(look.channel()) && own.isOwn(change.channel()))
                || isOneObject(look, change)
                || (takesPart(change) && isWithin(look, transaction(change)));
    }

    /** What a claim puts into a collection of an object is written back with the object's other values. */
    private boolean isOneObject(Look look, Change change) {
        return look.claims()
                && look.channel() instanceof Expr.Field collection
                && change.effect().action() instanceof Action.FieldChange
                && change.durable()
                && expansion.of(collection.base()).equals(expansion.of(change.channel()));
    }

    /** Whether a look is part of a transaction; what is no database knows nothing of it. */
    private boolean isWithin(Look look, Transaction transaction) {
        Subject.Kind kind = look.subject().kind();
        boolean elsewhere = kind == Subject.Kind.NAMED || (kind == Subject.Kind.TABLE && !isRelational(look.subject()));
        return !elsewhere && bySite.getOrDefault(look.site(), Set.of()).stream().anyMatch(transaction::isShared);
    }

    /** Whether something is done before a change is committed, although it is not part of its transaction. */
    boolean isBeforeCommit(Change done, Change committed) {
        return own.isOwn(committed.channel())
                || (takesPart(committed) && transaction(committed).isShared(transaction(done)));
    }

    /** Whether something waits until a change is committed. */
    boolean isAfterCommit(Change done, Change committed) {
        return takesPart(committed) && transaction(done).isAfter(transaction(committed));
    }

    /** Whether a look that claims is committed before a change is done. */
    boolean isClaimedBefore(Look claim, Change change) {
        return !own.isOwn(claim.channel()) && !isWithin(claim, transaction(change));
    }

    /** Whether a change is part of a transaction that was begun around it. */
    boolean isInTransaction(Change change) {
        return transaction(change).isOpen() && takesPart(change);
    }

    /** Whether a change goes through the transaction of the guarantee. */
    boolean isOwn(Change change) {
        return own.isOwn(change.channel());
    }

    /** Whether a change is written when its call returns. What is saved through JPA is written at the end, unless flushed. */
    boolean isAtOnce(Change change) {
        return !isInTransaction(change)
                || !isOfPersistence(change)
                || (change.effect().action() instanceof Action.Catalogued call
                        && call.method().name().endsWith("Flush"));
    }

    /** Whether a change goes through JPA, which lets no transaction commit in which it has failed. */
    boolean isOfPersistence(Change change) {
        return change.effect().action() instanceof Action.Catalogued call
                && call.role() instanceof Role.SavesEntity
                && change.subjects().stream()
                        .noneMatch(subject -> tables.entityNamed(subject.name())
                                .filter(entity -> entity.store() != Store.JPA)
                                .isPresent());
    }

    private static Transaction transaction(Change change) {
        return change.effect().transaction();
    }

    private boolean takesPart(Change change) {
        Effect effect = change.effect();
        Manager manager = effect.transaction().manager();
        if (isByHand(effect)) {
            return !isApart(effect, change.channel());
        }
        return manager != Manager.CONNECTION
                && (change.subjects().stream().anyMatch(this::isRelational)
                        || isOfSomeTable(change)
                        || (effect.action() instanceof Action.Sent sent && sent.isStored()));
    }

    private static boolean isByHand(Effect effect) {
        return effect.action() instanceof Action.Catalogued call
                && call.method().owner().startsWith("java/sql/");
    }

    /** Whether a statement runs on a connection of its own, whatever transaction the framework has begun. */
    private static boolean isApart(Effect effect, Expr channel) {
        return isByHand(effect) && effect.transaction().manager() == Manager.FRAMEWORK && !isOfSpring(channel);
    }

    private static boolean isOfSpring(Expr channel) {
        boolean[] found = {false};
        Subexpressions.visit(
                channel,
                part -> found[0] |=
                        part instanceof Expr.Call call && call.method().owner().equals(SPRING_CONNECTIONS));
        return found[0];
    }

    /** Whether a statement was read but for the name of its table, which is put together only when it runs. */
    private static boolean isOfSomeTable(Change change) {
        return change.subjects().isEmpty()
                && change.rule() != Rule.UNJUDGED_CALL
                && change.effect().action() instanceof Action.Catalogued call
                && call.role() instanceof Role.ExecutesSql sql
                && !(sql.wording() instanceof Wording.Cql);
    }

    private boolean isRelational(Subject subject) {
        return subject.kind() == Subject.Kind.TABLE
                && (tables.entityNamed(subject.name())
                                .filter(entity -> entity.store() == Store.DOCUMENT)
                                .isEmpty()
                        || documents.getAsBoolean());
    }
}
