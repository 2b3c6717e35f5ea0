package dev.hapax.analysis.judge;

import dev.hapax.analysis.classes.MethodTarget;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.effect.Circumstance;
import dev.hapax.analysis.effect.Effect;
import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.entities.Entities;
import dev.hapax.analysis.entities.NamedStatements;
import dev.hapax.analysis.entities.Repositories;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.handlers.Handler;
import dev.hapax.analysis.redis.ScriptTexts;
import dev.hapax.analysis.wiring.Deployments;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Judges handlers: every change that they make, with its protection. Not thread-safe. */
public final class HandlerJudge {
    private final CatalogLookup catalog;
    private final Scripts scripts;
    private final CallTargets targets;
    private final Effects effects;
    private final Statements statements;
    private final Tables tables;
    private final DocumentTransactions documents;
    private final CacheClasses caches;
    private final Deployments deployments;
    private final SharedQueues queues;

    /**
     * A judge over some effects.
     *
     * @param catalog explains library calls
     * @param targets finds what calls reach
     * @param effects what methods do
     * @param entities the project's entities
     * @param repositories their repositories
     * @param named the statements that have a name
     * @param scripts the texts of scripts
     * @param deployments which classes are never there together
     */
    public HandlerJudge(
            CatalogLookup catalog,
            CallTargets targets,
            Effects effects,
            Entities entities,
            Repositories repositories,
            NamedStatements named,
            ScriptTexts scripts,
            Deployments deployments) {
        this.catalog = catalog;
        this.scripts = new Scripts(scripts);
        this.targets = targets;
        this.deployments = deployments;
        this.queues = new SharedQueues(targets.hierarchy());
        this.effects = effects;
        this.statements = new Statements(catalog, named);
        this.tables = new Tables(entities, repositories, targets.hierarchy());
        this.caches = new CacheClasses(targets.hierarchy());
        this.documents = new DocumentTransactions(targets.hierarchy());
    }

    /**
     * Judges a handler.
     *
     * @param handler the handler
     * @param strict whether what could not be judged counts
     * @return its changes, in the order of the code, and where its work can be lost
     */
    public Judgement judge(Handler handler, boolean strict) {
        Provenance provenance = new Provenance(handler, catalog);
        Phrases phrases = new Phrases(handler.target());
        Requests requests = new Requests(catalog);
        StateReads reads = new StateReads(catalog, statements, tables, requests, scripts, provenance, targets, effects);
        MethodTarget target =
                targets.hierarchy().on(handler.target(), handler.target().receiver());
        String owner = target.receiver().isEmpty() ? target.owner().name() : target.receiver();
        List<Effect> all = OneRequest.of(effects.ofEntry(target, handler.maker()).stream()
                .filter(effect -> takesPlace(effect, owner))
                .toList());
        List<Effect> replies = handler.reply()
                .map(to -> effects.replies(target, to, handler.maker()))
                .orElse(List.of());
        Expansion expansion = new Expansion(effects, targets);
        Origins origins = new Origins(catalog, statements, tables, expansion);
        Growth growth = new Growth(expansion, phrases);
        IdempotencyKeys keys = new IdempotencyKeys(provenance, catalog);
        ReadBack readBack = new ReadBack(catalog, requests, expansion);
        ProducerTransactions transactions = new ProducerTransactions(all);
        Searches searches = new Searches(targets.injectionPoints());
        Recipients recipients = new Recipients(targets.injectionPoints());
        RemoteChanges remote =
                new RemoteChanges(provenance, requests, keys, tables, transactions, readBack, recipients, searches);
        MemoryChanges memory = new MemoryChanges(
                phrases,
                growth,
                origins,
                new SavedHere(catalog, origins, expansion),
                new Writes(all, statements, tables, origins),
                new MappedState(all, tables, origins, expansion),
                new KeptEntries(expansion),
                tables);
        StoreKeys storeKeys = new StoreKeys(provenance, expansion);
        MemoryCounters counters = new MemoryCounters(all, !handler.target().isStatic());
        EntityIds ids = new EntityIds(provenance, catalog, tables, expansion, counters);
        NewEntities fresh = new NewEntities(ids, tables, expansion, targets.hierarchy(), effects);
        SetProperties properties = new SetProperties(all);
        OtherIds otherIds = new OtherIds(catalog, storeKeys, tables, expansion, fresh, properties);
        Meaning meaning = new Meaning(
                statements,
                tables,
                new SqlChanges(provenance, phrases, reads, tables),
                memory,
                new ChildChanges(tables, origins, expansion, fresh, ids, new Equality(targets.hierarchy()), memory),
                new EntityChanges(
                        tables,
                        origins,
                        expansion,
                        fresh,
                        new CopiedState(origins, expansion, growth, effects),
                        new KeptVersions(origins, expansion),
                        otherIds,
                        properties,
                        new SavedBefore(all),
                        new MadeBehind(effects, expansion)),
                remote,
                new HttpChanges(requests, keys, remote, readBack, searches, effects),
                new DocumentChanges(
                        requests, remote, phrases, new ReckonedFields(reads, expansion, targets.hierarchy()), readBack),
                new FileChanges(catalog, phrases),
                new ScriptChanges(catalog, scripts, provenance));
        Fixes fixes = new Fixes(handler.own(), DedupKeys.of(handler, targets.hierarchy()));
        boolean declared = handler.isDeclared();
        Losses losses = new Losses(handler, targets.hierarchy(), recipients, transactions, declared);
        Buffers buffers = new Buffers(handler, effects, targets.hierarchy(), meaning, expansion, caches, queues);
        List<Change> changes = new ArrayList<>();
        List<Meant> meanings = Stream.concat(all.stream(), replies.stream())
                .filter(effect -> !OnSaves.isPartOfSave(effect))
                .map(effect -> new Meant(
                        effect,
                        meaning.of(effect).map(change -> change.with(fixes)).toList()))
                .toList();
        OnSaves begun = OnSaves.among(meanings.stream().flatMap(one -> one.changes().stream()), catalog);
        for (Meant one : meanings) {
            Effect effect = one.effect();
            if (!begun.canTakePlace(effect)) {
                continue;
            }
            losses.add(Work.of(effect, one.changes(), meaning.removes(effect), caches));
            Optional<Buffers.Drain> drain = buffers.drainOf(effect);
            drain.ifPresent(found -> losses.keep(effect, found));
            if (drain.isEmpty() && Losses.takesPlace(effect)) {
                changes.addAll(one.changes());
            }
        }
        Transactions own = new Transactions(handler, targets);
        Commits commits = new Commits(own, tables, expansion, all, documents::takePart);
        changes.removeIf(change -> change.effect().isUndone() && commits.isInTransaction(change));
        ExpectedDuplicates expected = new ExpectedDuplicates(targets.hierarchy(), provenance, statements, tables, ids);
        CaughtDuplicates duplicates = new CaughtDuplicates(targets.hierarchy(), commits, handler, declared);
        List<Change> replaced = new ReplacedRows(statements, provenance, expansion).judge(GrownCopies.judge(changes));
        Writings writings = new Writings(statements, origins, reads, expansion);
        List<Change> expectedOnce = duplicates.judge(expected.judge(replaced));
        List<Change> known = new Differences(growth, statements, writings, reads, commits)
                .judge(new ClearedCollections(origins).judge(Rewritten.judge(expectedOnce)));
        OnSaves saves = OnSaves.among(known.stream(), catalog);
        Positions positions = new Positions(known);
        Order order = new Order(effects);
        Closings closings = new Closings(
                positions,
                writings,
                order,
                storeKeys,
                new PartialMarks(effects),
                new PassedAgain(
                        new ConstantSets(targets.hierarchy(), effects), new EnumNames(targets.hierarchy(), effects)),
                otherIds);
        Protections protections = new Protections(
                handler,
                own,
                commits,
                reads,
                new DrawnKeys(catalog, expansion),
                closings,
                new TakenRows(reads, writings, known),
                new Claims(commits, new Locks(positions, writings, reads, storeKeys, order, effects)),
                positions);
        List<Judged> judged = new LostTogether(order)
                .judge(known.stream()
                        .map(change -> new Judged(
                                handler, change, protection(change, saves, protections, losses), strict, declared))
                        .toList());
        Chances chances = chances(handler, expansion, properties, counters);
        judged.forEach(chances::add);
        DrawnValues drawn = new DrawnValues(statements, () -> chances(handler, expansion, properties, counters));
        Surpluses surpluses = new Surpluses(handler, judged, protections, drawn, new KeyedInserts(handler, statements));
        return new Judgement(judged, losses.all(), duplicates.broken(), chances.all(), surpluses.all());
    }

    /** Whether some application has the handler's object and all that is on the way. */
    private boolean takesPlace(Effect effect, String owner) {
        List<String> onTheWay = Stream.concat(
                        Stream.of(owner),
                        effect.circumstances().stream()
                                .filter(Circumstance.Deployed.class::isInstance)
                                .map(one -> ((Circumstance.Deployed) one).type()))
                .toList();
        return onTheWay.stream()
                .noneMatch(one -> deployments.exclude(one, effect.site().method())
                        || onTheWay.stream().anyMatch(other -> deployments.exclude(one, other)));
    }

    private record Meant(Effect effect, List<Change> changes) {}

    private Chances chances(Handler handler, Expansion expansion, SetProperties properties, MemoryCounters counters) {
        return new Chances(
                handler,
                catalog,
                effects,
                expansion,
                new Identities(tables, expansion, properties, new Requests(catalog)),
                counters);
    }

    private static Protection protection(Change change, OnSaves saves, Protections protections, Losses losses) {
        Protection found = Stream.concat(Stream.of(protections.of(change)), saves.protecting(change).stream())
                .min(Comparator.comparing(Protection::kind))
                .orElseThrow();
        if (found.kind().compareTo(Protection.Kind.RECOURSE) > 0 && losses.isKept(change)) {
            return Protection.of(Protection.Kind.RECOURSE);
        }
        boolean weaker = found.kind().compareTo(Protection.Kind.REPORT) > 0;
        return weaker && losses.isReported(change) ? Protection.of(Protection.Kind.REPORT) : found;
    }

    /**
     * What is known of a handler.
     *
     * @param changes its changes, in the order of the code
     * @param losses where its work can be lost
     * @param broken where it goes on in a transaction that has failed
     * @param chances what differs in it from run to run
     * @param surpluses what it declares and does not need
     */
    public record Judgement(
            List<Judged> changes,
            List<Loss> losses,
            List<BrokenTransaction> broken,
            List<Chance> chances,
            List<Surplus> surpluses) {
        /** Copies the lists. */
        public Judgement {
            changes = List.copyOf(changes);
            losses = List.copyOf(losses);
            broken = List.copyOf(broken);
            chances = List.copyOf(chances);
            surpluses = List.copyOf(surpluses);
        }
    }
}
