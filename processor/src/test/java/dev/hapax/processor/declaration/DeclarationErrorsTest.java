package dev.hapax.processor.declaration;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.hapax.processor.HapaxProcessor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;

/**
 * Each wrong declaration is one error, at the place that has to change. In the sources {@code ^} stands before the token
 * that the error points to.
 */
class DeclarationErrorsTest {
    private static final String HANDLER = "@KafkaHandler(topics = \"orders\", group = \"billing\")\n";

    @Test
    void acceptsEveryShapeThatIsServed() {
        assertAccepted(HANDLER + "void on(Order order) {}");
        assertAccepted(HANDLER + "void on(ConsumerRecord<String, Order> order) throws Exception {}");
        assertAccepted(HANDLER + "@Guarantee(EXACTLY_ONCE) @Dedup(key = \"id\") void on(Connection c, Order order) {}");
        assertAccepted(HANDLER + "@Guarantee(EXACTLY_ONCE) void on(Emitter<String, Order> e, Order order) {}");
        assertAccepted(HANDLER + "@Dedup(key = \"id\") void on(Order order, Emitter<String, Order> e) {}");
        assertAccepted(HANDLER + "protected void on(byte[] bytes) {}");
        assertAccepted(HANDLER + "void on(Map<String, List<Order>> orders) {}");
        assertAccepted(HANDLER + "void on(List<Order> orders) {}");
        assertAccepted(HANDLER + "@Dedup(key = \"id\") void on(List<Order> orders, Connection c) {}");
        assertAccepted(HANDLER + "void on(List<ConsumerRecord<String, Order>> orders, Emitter<String, Order> e) {}");
        assertAccepted(HANDLER + "@Guarantee(EXACTLY_ONCE) void on(Order order, Statements s) {}");
        assertAccepted(
                HANDLER + "@Guarantee(EXACTLY_ONCE) void on(Order o, Connection c, Emitter<String, Order> e) {}");
        assertAccepted(
                HANDLER + "@Guarantee(EXACTLY_ONCE) void on(List<Order> o, Emitter<String, Order> e, Statements s) {}");
        assertAccepted("static class Nested { " + HANDLER + "void on(Order order) {} }");
    }

    @Test
    void refusesMethodsThatCannotBeCalled() {
        assertRefused(HANDLER + "private void ^on(Order order) {}", "handler-signature", "Orders.on is private");
        assertRefused(HANDLER + "static void ^on(Order order) {}", "handler-signature", "remove `static`");
        assertRefused(HANDLER + "<T> void ^on(Order order) {}", "handler-signature", "has type parameters");
        assertRefused(
                HANDLER + "int ^on(Order order) { return 1; }", "handler-signature", "returns int, which nobody would");
        assertRefused(
                HANDLER + "java.util.concurrent.CompletionStage<Void> ^on(Order order) { return null; }",
                "handler-signature",
                "returns CompletionStage<Void>, which nobody would look at or wait for");
        assertRefused(HANDLER + "void ^on(Order order) throws Throwable {}", "handler-signature", "declare Exception");
    }

    @Test
    void refusesClassesThatCannotBeMade() {
        assertRefused(
                "abstract static ^class A { " + HANDLER + "void on(Order o) {} }",
                "class A has handlers and is abstract");
        assertRefused("^interface I { " + HANDLER + "default void on(Order o) {} }", "is an interface");
        assertRefused("^class Inner { " + HANDLER + "void on(Order o) {} }", "inner class");
        assertRefused("private static ^class P { " + HANDLER + "void on(Order o) {} }", "is private");
        assertRefused("static ^class G<T> { " + HANDLER + "void on(Order o) {} }", "has type parameters");
        assertRefused("^enum E { A; " + HANDLER + "void on(Order o) {} }", "neither a class nor a record");
        assertRefused(
                "private static class P { static ^class Q { " + HANDLER + "void on(Order o) {} } }",
                "stands in the private class P");
    }

    @Test
    void refusesAbstractMethodOnce() {
        List<Diagnostic<? extends JavaFileObject>> errors = compile(
                        "abstract static class A { " + HANDLER + "abstract void on(Order o); }")
                .errors();
        assertThat(errors).hasSize(2);
        assertThat(errors.get(1).getMessage(Locale.ROOT)).contains("A.on is abstract");
    }

    @Test
    void refusesParametersThatNothingServes() {
        assertRefused(HANDLER + "void ^on() {}", "takes no message");
        assertRefused(HANDLER + "void ^on(Connection c) {}", "takes no message");
        assertRefused(
                HANDLER + "void on(Order order, String ^key) {}",
                "takes more than one message, `Order order` and `String key`");
        assertRefused(HANDLER + "void on(long ^amount) {}", "cannot be given `long amount`");
        assertRefused(HANDLER + "void on(List ^orders) {}", "write them out");
        assertRefused(HANDLER + "void on(List<ConsumerRecord> ^orders) {}", "write them out");
        assertRefused(HANDLER + "void on(List<Object> ^orders) {}", "no deserializer makes a plain Object");
        assertRefused(HANDLER + "void on(List<? extends Order> ^orders) {}", "leaves open what `? extends");
        assertRefused(HANDLER + "void on(List<Secret> ^orders) {}", "the payload of handler Orders.on, Secret");
        assertRefused(HANDLER + "void on(java.util.Set<Order> ^orders) {}", "a List of either");
        assertRefused(HANDLER + "void on(ConsumerRecords<String, Order> ^orders) {}", "a List of either");
        assertRefused(HANDLER + "void on(ConsumerRecord ^order) {}", "write them out");
        assertRefused(HANDLER + "void on(Object ^order) {}", "no deserializer makes a plain Object");
        assertRefused(HANDLER + "void on(Order o, KafkaProducer<String, Order> ^p) {}", "take an Emitter<K, V>");
        assertRefused(HANDLER + "void on(Order o, javax.sql.DataSource ^p) {}", "take a java.sql.Connection");
        assertRefused(HANDLER + "void on(Order o, Connection a, Connection ^b) {}", "takes more than one Connection");
        assertRefused(HANDLER + "void on(Order o, Statements a, Statements ^b) {}", "takes more than one Statements");
        assertRefused(HANDLER + "void on(ConsumerRecord<?, Order> ^order) {}", "leaves open what `?` is");
        assertRefused(HANDLER + "void on(Secret ^order) {}", "the payload of handler Orders.on, Secret, is private");
    }

    @Test
    void refusesWrongSubscriptions() {
        assertRefused("@KafkaHandler(topics = ^{}, group = \"g\") void on(Order o) {}", "names no topic");
        assertRefused("@KafkaHandler(topics = ^\" \", group = \"g\") void on(Order o) {}", "is no name of a topic");
        assertRefused(
                "@KafkaHandler(topics = {\"a\", ^\"a b\"}, group = \"g\") void on(Order o) {}", "\"a b\" is no name");
        assertRefused("@KafkaHandler(topics = {\"a\", ^\"a\"}, group = \"g\") void on(Order o) {}", "is named twice");
        assertRefused("@KafkaHandler(topics = \"a\", group = ^\" \") void on(Order o) {}", "has a blank group");
    }

    @Test
    void refusesTwoHandlersOfOneTopicInOneGroup() {
        assertRefused(
                HANDLER
                        + "void on(Order o) {}\n@KafkaHandler(topics = ^\"orders\", group = \"billing\") void also(Order o) {}",
                "topic \"orders\" has another handler in group \"billing\", com.acme.Orders.on");
        assertRefused(
                HANDLER.replace("\"orders", "^\"orders")
                        + "void on(Order o) {}\nstatic class Other { @KafkaHandler(topics = {\"x\", \"orders\"}, group ="
                        + " \"billing\") void on(Order o) {} }",
                "another handler in group");
        assertAccepted(HANDLER
                + "void on(Order o) {}\n@KafkaHandler(topics = \"orders\", group = \"b\") void also(Order o) {}");
    }

    @Test
    void refusesNamesThatWouldCollide() {
        assertRefused(
                HANDLER + "void on(Order o) {}\n@KafkaHandler(topics = \"b\", group = \"b\") void ^on(String o) {}",
                "two handlers named on");
        assertRefused(
                HANDLER
                        + "void on(Order o) {}\n@KafkaHandler(topics = \"b\", group = \"b\") void ^onConsumerConfig(String"
                        + " o) {}",
                "would both generate a method `onConsumerConfig()`");
        assertAccepted(HANDLER
                + "void notify(Order o) {}\n@KafkaHandler(topics = \"b\", group = \"b\") void handlers(String o) {}");
    }

    @Test
    void refusesKeysThatDoNotExist() {
        assertRefused(
                dedup("orderid", "Order order"),
                "dedup-key",
                "Order has no readable `orderid`: did you mean `orderId`?");
        assertRefused(dedup("ordrId", "Order order"), "dedup-key", "did you mean `orderId`?");
        assertRefused(
                dedup("header.evntId", "Order order"),
                "dedup-key",
                "Header has no readable `evntId`: did you mean `eventId`?");
        assertRefused(
                dedup("nonsense", "Header order"),
                "dedup-key",
                "Header has no readable `nonsense`: it has `eventId`, `prio`");
        assertRefused(dedup("", "Order order"), "dedup-key", "is blank");
        assertRefused(dedup("header..eventId", "Order order"), "dedup-key", "no readable ``");
        assertRefused(dedup("hashCode", "Order order"), "dedup-key", "no readable `hashCode`");
        assertRefused(dedup("hidden", "Order order"), "dedup-key", "no readable `hidden`");
    }

    @Test
    void refusesKeysThatAreNoStableValue() {
        assertRefused(dedup("weight", "Order order"), "dedup-key", "`weight`, of type double, cannot identify");
        assertRefused(dedup("lines", "Order order"), "dedup-key", "`lines`, of type List<String>, cannot identify");
        assertRefused(dedup("hash", "Order order"), "dedup-key", "is an array");
        assertRefused(dedup("at", "Order order"), "dedup-key", "use an Instant");
        assertRefused(dedup("paid", "Order order"), "dedup-key", "is true or false");
        assertRefused(dedup("any", "Order order"), "dedup-key", "can be anything");
        assertRefused(dedup("typedId", "Order order"), "dedup-key", "go on to `typedId.value`");
    }

    @Test
    void findsKeysThroughAccessorsGettersAndFields() {
        for (String key : List.of(
                "orderId",
                "getOrderId",
                "id",
                "header.eventId",
                "typedId.value",
                "visible",
                "header.prio",
                "inherited")) {
            assertAccepted(dedup(key, "Order order").replace("^", ""));
        }
        assertRefused(
                "static class L { private String key; }\n" + dedup("key", "L order"), "dedup-key", "nothing in it");
    }

    @Test
    void refusesGuaranteesThatContradictTheRest() {
        assertRefused(
                HANDLER + "@Guarantee(^EXACTLY_ONCE) void on(Order o) {}",
                "guarantee-conflict",
                "promises exactly-once and has no transaction");
        assertRefused(
                HANDLER + "@Guarantee(AT_MOST_ONCE) void on(Order o, Connection ^c) {}",
                "guarantee-conflict",
                "not for money or critical data");
        assertRefused(
                HANDLER + "@Guarantee(AT_MOST_ONCE) ^@Dedup(key = \"id\") void on(Order o) {}",
                "guarantee-conflict",
                "where nothing is delivered again");
        assertRefused(
                HANDLER
                        + "@Guarantee(EXACTLY_ONCE) ^@Dedup(key = \"id\") void on(Order o, Emitter<String, Order> e) {}",
                "guarantee-conflict",
                "the claim would stand outside of it");
        assertRefused(
                HANDLER + "void ^on(Order o, Emitter<String, Order> e, Connection c) {}",
                "guarantee-conflict",
                "which only exactly-once fills once a message");
        assertRefused(
                HANDLER
                        + "@Guarantee(EXACTLY_ONCE) void ^on(Order o, Emitter<String, Order> e, Connection c, Statements s) {}",
                "guarantee-conflict",
                "takes a Connection and Statements");
        assertRefused(
                HANDLER + "void ^on(Order o, Emitter<String, Order> e, Statements s) {}",
                "guarantee-conflict",
                "takes an Emitter and writes to a database");
        assertRefused(
                HANDLER + "void ^on(Order o, Connection c, Statements s) {}",
                "guarantee-conflict",
                "takes a Connection and Statements");
        assertRefused(
                HANDLER + "@Guarantee(AT_MOST_ONCE) void on(Order o, Statements ^s) {}",
                "guarantee-conflict",
                "asks for a database transaction");
    }

    @Test
    void refusesKeysAtATimeWhereOneOffsetMovesInOrder() {
        String many = "@KafkaHandler(topics = \"a\", group = \"g\", parallelKeys = ^4) ";
        assertAccepted(many.replace("^", "") + "void on(Order o) {}");
        assertRefused(
                many + "@Guarantee(EXACTLY_ONCE) void on(Order o, Connection c) {}",
                "guarantee-conflict",
                "which only AT_LEAST_ONCE can");
        assertRefused(many + "void on(Order o, Statements s) {}", "guarantee-conflict", "writes in a database");
        assertRefused(many + "void on(List<Order> o) {}", "handler-signature", "takes lists");
        assertRefused(
                "@KafkaHandler(topics = \"a\", group = \"g\", consumers = ^0) void on(Order o) {}",
                "handler-signature",
                "has consumers = 0");
    }

    @Test
    void refusesBlankReasons() {
        assertRefused(HANDLER + "@Guarantee(value = AT_LEAST_ONCE, reason = ^\" \") void on(Order o) {}", "is blank");
        assertRefused("@AssumeIdempotent(reason = ^\"\") void on(Order o) {}", "has a blank reason");
    }

    @Test
    void refusesAnnotationsThatDoNothing() {
        assertRefused("^@Guarantee(AT_LEAST_ONCE) void on(Order o) {}", "guarantee-conflict", "is no message handler");
        assertRefused("^@Dedup(key = \"id\") void on(Order o) {}", "guarantee-conflict", "is no message handler");
        assertAccepted("@Incoming(\"orders\") @Guarantee(AT_LEAST_ONCE) void on(Order o) {}");
        assertRefused(
                "@Incoming(\"orders\") ^@Dedup(key = \"id\") void on(Order o) {}",
                "guarantee-conflict",
                "is called by another framework");
    }

    @Test
    void knowsTheHandlersOfOtherFrameworks() {
        String listener = "@org.springframework.kafka.annotation.KafkaListener(topics = \"a\") ";
        assertAccepted(listener + "@interface OnOrders {} @OnOrders @Guarantee(AT_LEAST_ONCE) void on(Order o) {}");
        assertAccepted("interface Listens { " + listener + "void on(Order o); }"
                + " static class Listener implements Listens { @Guarantee(AT_LEAST_ONCE) public void on(Order o) {} }");
        assertAccepted("static class Listener implements"
                + " org.springframework.kafka.listener.MessageListener<String, String> {"
                + " @Guarantee(AT_LEAST_ONCE) public void onMessage(ConsumerRecord<String, String> r) {} }");
        assertAccepted("@org.springframework.context.annotation.Bean @Guarantee(AT_LEAST_ONCE)"
                + " java.util.function.Consumer<Order> on() { return o -> {}; }");
        assertAccepted("@Guarantee(AT_LEAST_ONCE) void run(KafkaConsumer<String, String> c) {"
                + " while (true) { c.poll(java.time.Duration.ZERO).forEach(r -> {}); } }");
    }

    @Test
    void waitsForTypesThatOtherProcessorsGenerate() {
        String members = HANDLER + "@Dedup(key = \"id\") void on(Generated order) {}";
        Compilation compilation = Compiler.javac()
                .withProcessors(new HapaxProcessor(), new OneMoreSource())
                .compile(JavaFileObjects.forSourceString(
                        "com.acme.Orders", source(members).replace("import org.eclipse", "// import org.eclipse")));
        assertThat(compilation.errors()).isEmpty();
        assertThat(compilation.generatedSourceFile("com.acme.OrdersConsumers")).isPresent();
    }

    @Test
    void leavesTypesThatDoNotExistToJavac() {
        List<Diagnostic<? extends JavaFileObject>> errors =
                compile(HANDLER + "void on(Nowhere order) {}").errors();
        assertThat(errors).hasSize(1);
        assertThat(errors.get(0).getMessage(Locale.ROOT)).contains("cannot find symbol");
    }

    private static final class OneMoreSource extends AbstractProcessor {
        private boolean done;

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!done) {
                done = true;
                try (Writer writer = processingEnv
                        .getFiler()
                        .createSourceFile("com.acme.Generated")
                        .openWriter()) {
                    writer.write("package com.acme; class Generated { String getId() { return null; } }");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }

    private static String dedup(String key, String parameter) {
        return HANDLER + "@Dedup(key = ^\"" + key + "\") void on(" + parameter + ") {}";
    }

    private static void assertAccepted(String members) {
        assertThat(compile(members).errors()).isEmpty();
    }

    private static void assertRefused(String members, String... parts) {
        String marked = source(members);
        int position = marked.indexOf('^');
        assertThat(position).as("a mark in the source").isNotNegative();
        List<Diagnostic<? extends JavaFileObject>> errors =
                compile(members.replace("^", "")).errors();
        assertThat(errors).as(members).hasSize(1);
        assertThat(errors.get(0).getMessage(Locale.ROOT)).contains(parts).matches("(?s).* \\[hapax:[a-z-]+]");
        int line = 1
                + (int) marked.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        int column = position - marked.lastIndexOf('\n', position);
        assertThat(errors.get(0).getLineNumber()).as("line of " + errors).isEqualTo(line);
        assertThat(errors.get(0).getColumnNumber()).as("column of " + errors).isEqualTo(column);
    }

    private static Compilation compile(String members) {
        return Compiler.javac()
                .withProcessors(new HapaxProcessor())
                .compile(
                        JavaFileObjects.forSourceString("com.acme.Orders", source(members)),
                        annotation("org.eclipse.microprofile.reactive.messaging.Incoming"));
    }

    private static JavaFileObject annotation(String name) {
        int dot = name.lastIndexOf('.');
        return JavaFileObjects.forSourceString(
                name,
                "package " + name.substring(0, dot) + "; public @interface " + name.substring(dot + 1)
                        + " { String value() default \"\"; }");
    }

    private static String source(String members) {
        return """
                package com.acme;

                import static dev.hapax.Delivery.*;
                import dev.hapax.*;
                import java.sql.Connection;
                import java.util.*;
                import org.apache.kafka.clients.consumer.*;
                import org.apache.kafka.clients.producer.*;
                import org.eclipse.microprofile.reactive.messaging.Incoming;

                class Orders {
                    record Header(UUID eventId, short prio) {}
                    record OrderId(String value) {}
                    static class Message { public long inherited; }
                    private static class Secret {}
                    static class Order extends Message {
                        public String visible;
                        private String hidden;
                        String getOrderId() { return ""; }
                        long id() { return 1; }
                        OrderId typedId() { return null; }
                        Header header() { return null; }
                        double weight() { return 1; }
                        List<String> lines() { return null; }
                        byte[] getHash() { return null; }
                        Date getAt() { return null; }
                        boolean isPaid() { return true; }
                        Object any() { return null; }
                    }

                """ + members + "\n}\n";
    }
}
