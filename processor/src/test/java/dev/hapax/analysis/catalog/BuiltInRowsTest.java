package dev.hapax.analysis.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.analysis.catalog.Role.Resource;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Every row is about a method that exists, as far as the library is at hand, and about arguments that it has. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BuiltInRowsTest {
    /** Libraries that are not on the test class path: their rows are taken on trust. */
    private static final List<String> NOT_AT_HAND = List.of(
            "javax/mail/",
            "javax/enterprise/",
            "javax/persistence/",
            "javax/transaction/",
            "org/apache/commons/mail/",
            "org/simplejavamail/",
            "org/apache/kafka/streams/",
            "com/fasterxml/uuid/",
            "org/apache/commons/lang3/",
            "org/springframework/integration/",
            "org/redisson/",
            "com/squareup/okhttp/",
            "org/json/",
            "com/google/gson/",
            "com/alibaba/fastjson",
            "jakarta/json/bind/",
            "javax/json/bind/",
            "com/amazonaws/",
            "io/vertx/reactivex/",
            "io/vertx/rxjava3/",
            "com/influxdb/v3/",
            "org/influxdb/",
            "com/stripe/",
            "com/google/cloud/",
            "io/awspring/",
            "org/apache/rocketmq/",
            "com/azure/messaging/",
            "org/axonframework/",
            "org/quartz/",
            "io/temporal/",
            "tk/mybatis/",
            "cn/hutool/extra/",
            "org/jobrunr/",
            "org/keycloak/",
            "org/springframework/data/neo4j/",
            "com/couchbase/",
            "org/apache/solr/",
            "com/google/protobuf/",
            "com/twilio/",
            "io/confluent/parallelconsumer/",
            "com/tencentcloudapi/",
            "me/chanjar/",
            "cn/binarywang/",
            "com/taobao/",
            "com/qcloud/cos/",
            "com/obs/services/",
            "com/qiniu/",
            "com/dingtalk/",
            "com/alipay/",
            "com/vonage/",
            "com/messagebird/",
            "com/aliyun/",
            "nl/martijndwars/",
            "com/sendgrid/",
            "javax/jms/",
            "javax/websocket/",
            "org/springframework/web/socket/",
            "io/quarkus/websockets/",
            "com/google/common/",
            "org/springframework/kafka/core/reactive/",
            "javax/ws/rs/",
            "io/micronaut/transaction/",
            "io/quarkus/hibernate/reactive/",
            "software/amazon/awssdk/services/s3/",
            "software/amazon/awssdk/services/ses",
            "org/apache/http/client/fluent/",
            "org/apache/hc/client5/http/fluent/",
            "com/braintreegateway/",
            "com/adyen/",
            "com/paypal/",
            "com/razorpay/",
            "com/mercadopago/",
            "com/resend/",
            "com/slack/",
            "org/telegram/",
            "com/pengrad/",
            "org/apache/camel/",
            "org/apache/pulsar/",
            "org/springframework/pulsar/",
            "org/springframework/ldap/",
            "org/springframework/ws/",
            "jakarta/xml/ws/",
            "javax/xml/ws/",
            "io/nats/",
            "org/eclipse/paho/",
            "com/google/firebase/",
            "io/awspring/",
            "io/micronaut/email/",
            "io/vertx/",
            "io/quarkus/redis/client/",
            "com/mongodb/reactivestreams/",
            "org/elasticsearch/",
            "org/opensearch/",
            "com/azure/",
            "io/minio/",
            "com/hazelcast/",
            "org/infinispan/",
            "javax/cache/",
            "org/ehcache/",
            "com/baomidou/",
            "software/amazon/awssdk/services/eventbridge/",
            "software/amazon/awssdk/services/kinesis/",
            "software/amazon/awssdk/services/firehose/",
            "software/amazon/awssdk/services/lambda/",
            "software/amazon/awssdk/services/sfn/",
            "software/amazon/awssdk/services/pinpoint/",
            "software/amazon/awssdk/services/iotdataplane/",
            "io/micrometer/core/",
            "io/opentelemetry/",
            "io/vertx/",
            "kotlin/",
            "com/netflix/hystrix/",
            "com/alibaba/csp/",
            "com/github/dozermapper/",
            "ma/glasnost/",
            "tools/jackson/",
            "org/springframework/util/concurrent/",
            "io/reactivex/",
            "reactor/kafka/");

    /** Methods that Hibernate 7 no longer has. */
    private static final Set<String> OLDER = Set.of(
            "org/hibernate/Session.save",
            "org/hibernate/Session.saveOrUpdate",
            "org/hibernate/Session.update",
            "org/hibernate/Session.delete");

    /** Methods that came after Java 17. */
    private static final Set<String> NEWER = Set.of(
            "java/lang/Thread.startVirtualThread",
            "java/lang/Thread$Builder.start",
            "java/lang/Thread$Builder.unstarted",
            "java/util/concurrent/ExecutorService.close",
            "java/util/List.addFirst",
            "java/util/List.addLast",
            "java/util/List.removeFirst",
            "java/util/List.removeLast",
            "java/net/http/HttpRequest$Builder.HEAD");

    private final List<CatalogRow> rows = BuiltInCatalog.read();

    @Test
    void everyMethodExists() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (CatalogRow row : rows) {
            if (row.owner().endsWith("*") || NOT_AT_HAND.stream().anyMatch(row.owner()::startsWith)) {
                continue;
            }
            if (OLDER.contains(row.owner() + "." + row.method())) {
                continue;
            }
            if (Runtime.version().feature() < 21 && NEWER.contains(row.owner() + "." + row.method())) {
                continue;
            }
            Optional<ClassNode> owner = read(row.owner());
            if (owner.isEmpty()) {
                wrong.add(row.place() + ": there is no class " + row.owner());
            } else if (!row.method().equals("*") && overloads(row, owner.get()).isEmpty()) {
                wrong.add(row.place() + ": there is no method " + row.owner() + "." + row.method()
                        + row.parameters().map(Catalog::parameterDescriptor).orElse(""));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyArgumentExists() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (CatalogRow row : rows) {
            Optional<ClassNode> owner = row.owner().endsWith("*") ? Optional.empty() : read(row.owner());
            for (MethodNode method : owner.isEmpty() ? List.<MethodNode>of() : overloads(row, owner.get())) {
                if (row.parameters().isEmpty() && hasRowOfItsOwn(row, method)) {
                    continue;
                }
                int count = Type.getArgumentTypes(method.desc).length;
                arguments(row)
                        .filter(argument -> argument >= count)
                        .forEach(argument -> wrong.add(row.place() + ": " + row.owner() + "." + method.name
                                + method.desc + " has no argument " + argument));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void noTwoRowsAreAboutOneMethod() {
        assertThat(rows.stream().map(row -> row.owner() + "." + row.method() + row.parameters()))
                .doesNotHaveDuplicates();
    }

    private boolean hasRowOfItsOwn(CatalogRow general, MethodNode method) {
        return rows.stream()
                .filter(row ->
                        row.owner().equals(general.owner()) && row.method().equals(general.method()))
                .anyMatch(row -> row.parameters()
                        .filter(types -> method.desc.startsWith(Catalog.parameterDescriptor(types)))
                        .isPresent());
    }

    private static Stream<Integer> arguments(CatalogRow row) {
        Stream<OptionalInt> ofRole;
        if (row.role() instanceof Role.Effect effect) {
            ofRole = Stream.of(
                    resource(Optional.of(effect.resource())),
                    effect.identity(),
                    effect.value(),
                    effect.idempotencyKey());
        } else if (row.role() instanceof Role.ExecutesSql sql) {
            ofRole = Stream.of(OptionalInt.of(sql.sql()), sql.values());
        } else if (row.role() instanceof Role.PreparesSql sql) {
            ofRole = Stream.of(OptionalInt.of(sql.sql()));
        } else if (row.role() instanceof Role.RunsStatement runs) {
            ofRole = Stream.of(runs.statement(), runs.values());
        } else if (row.role() instanceof Role.Binds binds) {
            ofRole = Stream.of(binds.parameter(), OptionalInt.of(binds.value()));
        } else if (row.role() instanceof RequestPart.HttpVerb verb) {
            ofRole = Stream.of(verb.argument());
        } else if (row.role() instanceof Role.HttpExchange http) {
            ofRole = Stream.of(http.request(), http.verb(), resource(http.resource()), http.idempotencyKey());
        } else if (row.role() instanceof RequestPart.IdempotencyKey key) {
            ofRole = Stream.of(key.name(), OptionalInt.of(key.value()));
        } else if (row.role() instanceof RequestPart.Identifies id) {
            ofRole = Stream.of(id.name(), OptionalInt.of(id.value()));
        } else if (row.role() instanceof RequestPart.DescribesUpdate update) {
            ofRole = Stream.of(update.field(), update.value());
        } else if (row.role() instanceof RequestPart.UpdateExpression expression) {
            ofRole = Stream.of(OptionalInt.of(expression.text()));
        } else if (row.role() instanceof RequestPart.ConditionExpression condition) {
            ofRole = Stream.of(OptionalInt.of(condition.text()));
        } else if (row.role() instanceof Role.AppliesUpdate update) {
            ofRole = Stream.of(update.update(), resource(Optional.of(update.resource())));
        } else if (row.role() instanceof Role.Copies copies) {
            ofRole = Stream.of(OptionalInt.of(copies.from()), copies.to(), copies.type(), copies.except());
        } else if (row.role() instanceof Role.Neutral neutral) {
            ofRole = Stream.of(neutral.from());
        } else if (row.role() instanceof Role.Publishes published) {
            ofRole = Stream.of(published.event(), published.address());
        } else if (row.role() instanceof Role.WritesFile file) {
            ofRole = Stream.of(OptionalInt.of(file.file()), file.options());
        } else if (row.role() instanceof Role.SavesEntity saves) {
            ofRole = Stream.of(saves.entity());
        } else if (row.role() instanceof Role.GuardRead read) {
            ofRole = Stream.of(resource(read.resource()), read.key());
        } else if (row.role() instanceof Role.GuardMark mark) {
            ofRole = Stream.of(resource(mark.resource()), mark.key(), mark.expiry());
        } else {
            ofRole = Stream.of();
        }
        return Stream.concat(
                ofRole.filter(OptionalInt::isPresent).map(OptionalInt::getAsInt),
                row.callback().map(CatalogRow.Callback::argument).stream());
    }

    private static OptionalInt resource(Optional<Resource> resource) {
        return resource.orElse(null) instanceof Resource.Argument argument
                ? OptionalInt.of(argument.index())
                : OptionalInt.empty();
    }

    /** The methods that a row is about: declared in its class or, as long as there is none, in a supertype. */
    private static List<MethodNode> overloads(CatalogRow row, ClassNode owner) throws IOException {
        List<MethodNode> found = owner.methods.stream()
                .filter(method -> method.name.equals(row.method()))
                .filter(method -> row.parameters()
                        .map(types -> method.desc.startsWith(Catalog.parameterDescriptor(types)))
                        .orElse(true))
                .toList();
        if (!found.isEmpty() || row.method().equals("<init>")) {
            return found;
        }
        List<String> supertypes = new ArrayList<>(owner.interfaces);
        if (owner.superName != null) {
            supertypes.add(owner.superName);
        }
        for (String supertype : supertypes) {
            Optional<ClassNode> read = read(supertype);
            if (read.isPresent()) {
                found = overloads(row, read.get());
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return List.of();
    }

    private static Optional<ClassNode> read(String internalName) throws IOException {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(internalName + ".class")) {
            if (in == null) {
                return Optional.empty();
            }
            ClassNode node = new ClassNode();
            new ClassReader(in).accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
            return Optional.of(node);
        }
    }
}
