package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.analysis.catalog.NamesFallback;
import dev.hapax.analysis.catalog.RequestPart;
import dev.hapax.analysis.catalog.Role;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** No role of the catalog is dropped in silence: each is judged, or it is listed here why it has no effect of its own. */
class EveryRoleTest {
    /** A statement whose only call of consequence has the role, and the rule that it falls under. */
    private static final Map<Class<? extends Role>, Map.Entry<String, Rule>> JUDGED = Map.ofEntries(
            Map.entry(Role.RunsText.class, Map.entry("rows.add(id);", Rule.INSERT)),
            Map.entry(
                    Role.Effect.class,
                    Map.entry(
                            "producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>(\"out\", id)); producer.flush();",
                            Rule.SEND)),
            Map.entry(
                    Role.ExecutesSql.class,
                    Map.entry("connection.createStatement().execute(\"INSERT INTO t (a) VALUES (1)\");", Rule.INSERT)),
            Map.entry(
                    Role.RunsStatement.class,
                    Map.entry("connection.prepareStatement(\"INSERT INTO t (a) VALUES (1)\").execute();", Rule.INSERT)),
            Map.entry(
                    Role.HttpExchange.class,
                    Map.entry(
                            "http.send(java.net.http.HttpRequest.newBuilder(java.net.URI.create(id))"
                                    + ".POST(java.net.http.HttpRequest.BodyPublishers.noBody()).build(),"
                                    + " java.net.http.HttpResponse.BodyHandlers.discarding());",
                            Rule.REMOTE_CALL)),
            Map.entry(
                    Role.AppliesUpdate.class,
                    Map.entry(
                            "documents.updateOne(new org.bson.Document(), com.mongodb.client.model.Updates.inc(\"n\", 1));",
                            Rule.INCREMENT)),
            Map.entry(
                    Role.WritesFile.class,
                    Map.entry(
                            "java.nio.file.Files.writeString(file, id, java.nio.file.StandardOpenOption.APPEND);",
                            Rule.APPEND)),
            Map.entry(
                    Role.RunsScript.class,
                    Map.entry("scripts.eval(\"return redis.call('INCR', KEYS[1])\");", Rule.INCREMENT)),
            Map.entry(
                    Role.Changes.class,
                    Map.entry(
                            "if (documents.bulkWrite(java.util.List.of()).getModifiedCount() == 0) { return; }",
                            Rule.UNJUDGED_CALL)),
            Map.entry(Role.SavesEntity.class, Map.entry("entities.persist(new Object());", Rule.INSERT)),
            Map.entry(Role.ProcessLocal.class, Map.entry("counter.incrementAndGet();", Rule.INCREMENT)),
            Map.entry(
                    Role.GuardMark.class,
                    Map.entry(
                            "if (seen.add(id)) {"
                                    + " producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>(\"out\", id)); producer.flush(); }",
                            Rule.VOLATILE_GUARD)),
            Map.entry(
                    Role.GuardRead.class,
                    Map.entry(
                            "if (!seen.contains(id)) { seen.add(id);"
                                    + " producer.send(new org.apache.kafka.clients.producer.ProducerRecord<>(\"out\", id)); producer.flush(); }",
                            Rule.VOLATILE_GUARD)));

    /** These say something about values or about other calls; by themselves they do nothing. */
    private static final Set<Class<? extends Role>> WITHOUT_EFFECT = Set.of(
            Role.Publishes.class,
            Role.PreparesSql.class,
            Role.Binds.class,
            Role.Copies.class,
            RequestPart.HttpVerb.class,
            Role.Receives.class,
            Role.CommitsOffsets.class,
            RequestPart.IdempotencyKey.class,
            RequestPart.Identifies.class,
            RequestPart.OnlyIfAbsent.class,
            RequestPart.DescribesUpdate.class,
            RequestPart.UpdateExpression.class,
            RequestPart.ConditionExpression.class,
            Role.Neutral.class,
            Role.Nondeterministic.class,
            Role.BeginsTransaction.class,
            Role.EndsTransaction.class,
            Role.Acknowledges.class,
            Role.Fails.class,
            Role.Awaits.class,
            Role.Starts.class,
            Role.Recovers.class,
            NamesFallback.class,
            Role.Unjudged.class);

    @Test
    void eachRoleIsListed() {
        Set<String> listed = new TreeSet<>();
        Stream.concat(JUDGED.keySet().stream(), WITHOUT_EFFECT.stream()).forEach(role -> listed.add(role.getName()));

        assertThat(Stream.of(Role.class, Role.Detail.class, RequestPart.class)
                        .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()))
                        .filter(type -> !type.isInterface())
                        .map(Class::getName))
                .containsExactlyInAnyOrderElementsOf(listed);
    }

    @TestFactory
    Stream<DynamicTest> eachJudgedRoleIsSaid() {
        return JUDGED.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey().getSimpleName(),
                        () -> assertThat(rules(entry.getValue().getKey()))
                                .containsExactly(entry.getValue().getValue())));
    }

    private static Stream<Rule> rules(String statement) {
        CompiledSources classes = CompiledSources.of("""
                import dev.hapax.*;

                class Handlers {
                    interface Rows {
                        @org.apache.ibatis.annotations.Insert("INSERT INTO t (a) VALUES (1)")
                        void add(String id);
                    }

                    org.apache.kafka.clients.producer.Producer<String, String> producer;
                    java.sql.Connection connection;
                    java.net.http.HttpClient http;
                    redis.clients.jedis.commands.ScriptingKeyCommands scripts;
                    com.mongodb.client.MongoCollection<org.bson.Document> documents;
                    java.nio.file.Path file;
                    jakarta.persistence.EntityManager entities;
                    Rows rows;
                    final java.util.concurrent.atomic.AtomicLong counter = new java.util.concurrent.atomic.AtomicLong();
                    final java.util.Set<String> seen = new java.util.HashSet<>();

                    @KafkaHandler(topics = "a", group = "g")
                    void on(String id) throws Exception {
                        %s
                    }
                }
                """.formatted(statement));
        AnalysisReport report = Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults());
        assertThat(report.problems()).isEmpty();
        return report.findings().stream().map(Finding::rule);
    }
}
