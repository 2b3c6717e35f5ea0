package dev.hapax.analysis.judge;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.PathStep;
import dev.hapax.analysis.Rule;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.MethodKey;
import dev.hapax.analysis.effect.Circumstance.Caught;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.flow.Guard.Outcome;
import dev.hapax.analysis.flow.Site;
import dev.hapax.analysis.handlers.Handler;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Inserts whose second run fails on a unique key, where that is caught. It is taken for done before only where the catch
 * stands outside of the transaction that the failure breaks; one inside finds the transaction broken, or, where the store
 * writes at the end of it, finds nothing.
 */
final class CaughtDuplicates {
    /** It throws where a commit ends in a rollback, as that of a broken transaction does, unless its settings forbid that. */
    private static final String POSTGRESQL = "org/postgresql/Driver";

    private final ExceptionKinds kinds;
    private final Translations translations;
    private final Commits commits;
    private final Handler handler;
    private final boolean declared;
    private final boolean refusesToCommit;
    private final List<BrokenTransaction> broken = new ArrayList<>();

    CaughtDuplicates(Hierarchy hierarchy, Commits commits, Handler handler, boolean declared) {
        this.handler = handler;
        this.declared = declared;
        this.kinds = new ExceptionKinds(hierarchy);
        this.translations = new Translations(hierarchy, kinds);
        this.commits = commits;
        this.refusesToCommit = hierarchy.supertypes(POSTGRESQL).contains("java/sql/Driver");
    }

    /** The changes, with those harmless whose failure is taken for done before. */
    List<Change> judge(List<Change> changes) {
        List<Change> judged = new ArrayList<>(changes.size());
        for (Change change : changes) {
            boolean fails = change.repeat() == Repeat.FAILS && change.rule() == Rule.INSERT;
            judged.add(fails && isTakenForDone(change, changes) ? change.with(Repeat.SKIPS) : change);
        }
        return judged;
    }

    /** Where a failure was found to be caught in the transaction that it breaks. */
    List<BrokenTransaction> broken() {
        return broken;
    }

    private boolean isTakenForDone(Change insert, List<Change> changes) {
        Set<String> thrown = translations.of(insert.effect().site());
        List<Caught> caught = insert.effect().circumstances().stream()
                .flatMap(one -> one instanceof Caught known ? Stream.of(known) : Stream.empty())
                .filter(one -> kinds.catchesDuplicates(one.types())
                        || one.types().stream().anyMatch(thrown::contains))
                .toList();
        if (caught.isEmpty()) {
            return false;
        }
        Optional<Caught> inside =
                caught.stream().filter(one -> isInside(one, insert)).findFirst();
        if (inside.isEmpty()) {
            return true;
        } else if (!commits.isAtOnce(insert)) {
            return caught.size() > 1 && caught.stream().anyMatch(one -> !isInside(one, insert));
        }
        boolean jpa = commits.isOfPersistence(insert);
        if (jpa || refusesToCommit || goesOn(insert, changes)) {
            broken.add(new BrokenTransaction(
                    handler, inside.get().at(), insert.words().once(), jpa, declared));
        }
        return true;
    }

    /** Whether a catch clause stands inside of the transaction of what fails. */
    private boolean isInside(Caught caught, Change insert) {
        if (commits.isOwn(insert)) {
            return true;
        } else if (!commits.isInTransaction(insert)) {
            return false;
        }
        Optional<Site> begin = insert.effect().transaction().begin();
        return begin.isPresent()
                && (begin.get().index() < 0
                        || depth(caught.at().site(), insert.effect()) > depth(begin.get(), insert.effect()));
    }

    /** How many calls lead from the handler to the method of an instruction. */
    private static int depth(Site site, Effect effect) {
        List<PathStep> path = effect.path();
        for (int i = 0; i < path.size(); i++) {
            CodePlace place = path.get(i).place();
            MethodKey method = site.method();
            if (place.className().equals(method.owner()) && place.method().equals(method.signature())) {
                return i;
            }
        }
        return path.size();
    }

    /** Whether more is done in the transaction after the failure. */
    private boolean goesOn(Change insert, List<Change> changes) {
        if (commits.isOwn(insert)) {
            return true; // the offset follows
        }
        int position = changes.indexOf(insert);
        return changes.subList(position + 1, changes.size()).stream()
                .filter(other -> other.effect().guards().stream()
                        .noneMatch(guard -> guard.outcome() == Outcome.DONE
                                && guard.branch().equals(insert.effect().site())))
                .anyMatch(other -> commits.together(insert, other));
    }
}
