package dev.hapax.analysis;

import dev.hapax.analysis.catalog.Catalog;
import dev.hapax.analysis.classes.ClassPool;
import dev.hapax.analysis.classes.Hierarchy;
import dev.hapax.analysis.classes.Problems;
import dev.hapax.analysis.clients.ClientInterfaces;
import dev.hapax.analysis.clients.DeclaredClients;
import dev.hapax.analysis.clients.RpcStubs;
import dev.hapax.analysis.effect.CatalogLookup;
import dev.hapax.analysis.effect.Effects;
import dev.hapax.analysis.effect.ObjectMappers;
import dev.hapax.analysis.entities.Entities;
import dev.hapax.analysis.entities.NamedStatements;
import dev.hapax.analysis.entities.Repositories;
import dev.hapax.analysis.entities.RepositoryMethods;
import dev.hapax.analysis.flow.CallTargets;
import dev.hapax.analysis.flow.Flows;
import dev.hapax.analysis.flow.LibraryMethods;
import dev.hapax.analysis.flow.Ports;
import dev.hapax.analysis.handlers.Handlers;
import dev.hapax.analysis.judge.HandlerJudge;
import dev.hapax.analysis.mappers.Mappers;
import dev.hapax.analysis.redis.ScriptFiles;
import dev.hapax.analysis.redis.ScriptTexts;
import dev.hapax.analysis.wiring.Deployments;

/**
 * What an analysis remembers from one handler to the next.
 *
 * @param pool the classes that were read
 * @param hierarchy their inheritance
 * @param flows what their methods compute
 * @param handlers finds handlers among them
 * @param effects what the methods do
 * @param judge what that means for a handler
 */
record EngineParts(
        ClassPool pool, Hierarchy hierarchy, Flows flows, Handlers handlers, Effects effects, HandlerJudge judge) {

    static EngineParts of(ClassFiles classes, Catalog catalog, Problems problems, Capacity capacity) {
        ClassPool pool = new ClassPool(classes, problems, capacity.code());
        Hierarchy hierarchy = new Hierarchy(pool);
        ClientInterfaces clients = new ClientInterfaces(pool, hierarchy);
        RpcStubs stubs = new RpcStubs(hierarchy);
        CallTargets targets = new CallTargets(pool, hierarchy, clients::contains, stubs::contains);
        Entities entities = new Entities(pool);
        Repositories repositories = new Repositories(pool, hierarchy, entities);
        Mappers mappers = new Mappers(pool, problems);
        ScriptFiles scripts = new ScriptFiles(pool, problems);
        NamedStatements named = new NamedStatements(pool, mappers);
        CatalogLookup lookup = new CatalogLookup(
                catalog,
                hierarchy,
                new RepositoryMethods(hierarchy, repositories, pool, mappers, named),
                new DeclaredClients(pool, hierarchy, clients, stubs),
                new ObjectMappers(pool, hierarchy));
        Flows flows = new Flows(
                pool,
                targets,
                problems,
                new LibraryMethods(lookup::mayLook, lookup::copying, lookup::mapping, lookup::saved),
                new Ports(pool, hierarchy, method -> lookup.row(method).isPresent()));
        Deployments deployments = new Deployments(pool);
        Effects effects = new Effects(
                pool,
                flows,
                targets,
                lookup,
                repositories,
                deployments,
                capacity.effects(),
                capacity.gauges().get());
        return new EngineParts(
                pool,
                hierarchy,
                flows,
                new Handlers(pool, hierarchy),
                effects,
                new HandlerJudge(
                        lookup,
                        targets,
                        effects,
                        entities,
                        repositories,
                        named,
                        new ScriptTexts(pool, flows, scripts),
                        deployments));
    }
}
