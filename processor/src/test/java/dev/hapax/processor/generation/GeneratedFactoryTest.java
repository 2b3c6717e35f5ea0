package dev.hapax.processor.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.hapax.Delivery;
import dev.hapax.Emitter;
import dev.hapax.Statements;
import dev.hapax.config.GuaranteeProfile;
import dev.hapax.handler.Handler;
import dev.hapax.handler.HandlerBody;
import dev.hapax.handler.HandlerFactory;
import dev.hapax.handler.HandlerTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated factories are loaded and used, without Kafka: what a handler is called with, and what it is set to. */
@SuppressWarnings("unchecked") // handlers of all types are called alike
class GeneratedFactoryTest {

    @Test
    void callsThePlainHandlerAndReadsItsKey() throws Exception {
        CompiledClasses classes = CompiledClasses.of("golden/plain/Orders.java");
        Object orders = classes.create("com.acme.Orders");
        Handler<byte[], Object> handler = only(classes.factory("com.acme.OrdersConsumers", orders, nothing()));

        UUID id = UUID.randomUUID();
        Object header = classes.create("com.acme.Orders$Header", id);
        Object order = classes.create("com.acme.Orders$OrderPlaced", header, 5L);
        ((HandlerBody.Plain<byte[], Object>) handler.body()).call().handle(List.of(record(new byte[0], order)));

        assertThat(classes.read(orders, "last")).isSameAs(order);
        assertThat(handler.dedupKey().orElseThrow().apply(order)).isEqualTo(id);
        assertThat(handler.name()).isEqualTo("com.acme.Orders.onOrder");
        assertThat(handler.topics()).containsExactly("orders", "orders-replayed");
        assertThat(handler.group()).isEqualTo("billing");
        assertThat(handler.guarantee()).isEqualTo(Delivery.AT_LEAST_ONCE);
        assertThat(handler.keyDeserializer()).isInstanceOf(ByteArrayDeserializer.class);
    }

    @Test
    void emitsThroughTheEmitterOfTheCall() throws Exception {
        CompiledClasses classes = CompiledClasses.of("golden/emitting/Payments.java");
        HandlerFactory factory = classes.factory(
                "com.acme.PaymentsConsumers", classes.create("com.acme.Payments"), nothing(), nowhere(), nowhere());
        List<ProducerRecord<Object, Object>> sent = new ArrayList<>();
        Emitter<Object, Object> emitter = sent::add;

        Object payment = classes.create("com.acme.Payments$Payment", "p-1", 250L);
        for (Handler<?, ?> handler : factory.handlers()) {
            emitting(handler)
                    .call()
                    .handle(List.of(record("k-1", handler.name().endsWith("onClick") ? "click" : payment)), emitter);
        }

        assertThat(sent).extracting(ProducerRecord::topic).containsExactly("bookings", "payments", "counts");
        assertThat(sent).extracting(ProducerRecord::key).containsExactly("k-1", "p-1", 1L);
        assertThat(sent.get(0).value()).isEqualTo(classes.create("com.acme.Payments$Booking", "p-1", 250L));
        assertThat(factory.handlers())
                .extracting(Handler::guarantee)
                .containsExactly(Delivery.EXACTLY_ONCE, Delivery.AT_LEAST_ONCE, Delivery.AT_MOST_ONCE);
        assertThat(emitting(factory.handlers().get(2)).valueSerializer()).isInstanceOf(ByteArraySerializer.class);
    }

    @Test
    void passesTheConnectionOfTheTransaction() throws Exception {
        CompiledClasses classes = CompiledClasses.of("golden/transactional/Accounts.java");
        HandlerFactory factory =
                classes.factory("com.acme.AccountsConsumers", classes.create("com.acme.Accounts"), nothing());
        Map<Object, Object> written = new HashMap<>();
        Connection connection = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    written.put(arguments[0], arguments[1]);
                    return null;
                });

        Object deposit = classes.create("com.acme.Accounts$Deposit", "d-1");
        transactional(factory.handlers().get(0)).call().handle(List.of(record("k", deposit)), in(connection));
        transactional(factory.handlers().get(1)).call().handle(List.of(record("k", "a-1")), in(connection));

        assertThat(written).containsExactlyInAnyOrderEntriesOf(Map.of("deposit", "d-1", "closed", "a-1"));
        assertThat(factory.handlers().get(1).valueDeserializer()).isInstanceOf(StringDeserializer.class);
        assertThat(factory.handlers().get(1).dedupKey()).isEmpty();
    }

    @Test
    void passesListsAndWhatCollectsStatements() throws Exception {
        CompiledClasses classes = CompiledClasses.of("golden/lists/Stock.java");
        Object stock = classes.create("com.acme.Stock");
        HandlerFactory factory = classes.factory("com.acme.StockConsumers", stock);
        List<Handler<?, ?>> handlers = factory.handlers();
        List<ConsumerRecord<Object, Object>> records = List.of(record("k-1", "a"), record("k-2", "b"));
        List<Object> carried = new ArrayList<>();
        HandlerTransaction transaction = new HandlerTransaction() {
            @Override
            public Connection connection() {
                throw new AssertionError("no handler takes it");
            }

            @Override
            public Statements statements() {
                return new Statements() {
                    @Override
                    public void add(String sql, Object... parameters) {
                        carried.add(sql + " " + List.of(parameters));
                    }

                    @Override
                    public void addUnordered(String sql, Object... parameters) {
                        throw new AssertionError("no handler calls it");
                    }
                };
            }

            @Override
            public <A, B> Emitter<A, B> emitter(Serializer<A> keys, Serializer<B> values) {
                throw new AssertionError("no handler takes it");
            }
        };

        ((HandlerBody.Plain<Object, Object>) handlers.get(0).body()).call().handle(records);
        assertThat(classes.read(stock, "last")).isEqualTo(List.of("a", "b"));
        emitting(handlers.get(1)).call().handle(records, carried::add);
        transactional(handlers.get(2)).call().handle(records, transaction);
        transactional(handlers.get(3)).call().handle(records.subList(0, 1), transaction);

        assertThat(carried)
                .satisfiesExactly(
                        sent -> assertThat(((ProducerRecord<?, ?>) sent).key()).isEqualTo("k-1"),
                        sent -> assertThat(((ProducerRecord<?, ?>) sent).key()).isEqualTo("k-2"),
                        added -> assertThat(added).isEqualTo("INSERT INTO stock VALUES (?) [a]"),
                        added -> assertThat(added).isEqualTo("INSERT INTO stock VALUES (?) [b]"),
                        added -> assertThat(added).isEqualTo("DELETE FROM stock WHERE id = ? [a]"));
        assertThat(handlers).extracting(handler -> handler.body().lists()).containsExactly(true, true, true, false);
    }

    private static HandlerTransaction in(Connection connection) {
        return new HandlerTransaction() {
            @Override
            public Connection connection() {
                return connection;
            }

            @Override
            public Statements statements() {
                throw new AssertionError("no handler takes them");
            }

            @Override
            public <A, B> Emitter<A, B> emitter(Serializer<A> keys, Serializer<B> values) {
                throw new AssertionError("no handler takes it");
            }
        };
    }

    @Test
    void sendsWithTheTransaction() throws Exception {
        CompiledClasses classes = CompiledClasses.of("golden/outbox/Shipments.java");
        HandlerFactory factory = classes.factory(
                "com.acme.ShipmentsConsumers", classes.create("com.acme.Shipments"), nothing(), nowhere());
        List<Object> carried = new ArrayList<>();

        Object shipment = classes.create("com.acme.Shipments$Shipment", "s-1", "by sea");
        transactional(factory.handlers().get(0)).call().handle(List.of(record("k", shipment)), telling(carried));
        transactional(factory.handlers().get(1)).call().handle(List.of(record("k", "r-1")), telling(carried));

        assertThat(carried)
                .containsExactly(
                        "connection s-1", "sent s-1 " + shipment, "INSERT INTO returns VALUES (?) [r-1]", "sent k r-1");
        assertThat(factory.handlers()).allMatch(handler -> ((HandlerBody.Transactional<?, ?>) handler.body()).emits());
    }

    private HandlerTransaction telling(List<Object> carried) {
        Connection connection = (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    carried.add("connection " + arguments[1]);
                    return null;
                });
        return new HandlerTransaction() {
            @Override
            public Connection connection() {
                return connection;
            }

            @Override
            public Statements statements() {
                return new Statements() {
                    @Override
                    public void add(String sql, Object... parameters) {
                        carried.add(sql + " " + List.of(parameters));
                    }

                    @Override
                    public void addUnordered(String sql, Object... parameters) {
                        throw new AssertionError("no handler calls it");
                    }
                };
            }

            @Override
            public <A, B> Emitter<A, B> emitter(Serializer<A> keys, Serializer<B> values) {
                return message -> carried.add("sent " + message.key() + " " + message.value());
            }
        };
    }

    @Test
    void refusesMissingParts() {
        CompiledClasses classes = CompiledClasses.of("golden/plain/Orders.java");
        assertThatNullPointerException()
                .isThrownBy(() -> {
                    try {
                        classes.factory("com.acme.OrdersConsumers", classes.create("com.acme.Orders"), (Object) null);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                })
                .withMessage("orderPlacedDeserializer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"plain/Orders", "emitting/Payments", "transactional/Accounts", "lists/Stock", "outbox/Shipments"
            })
    void isSetToWhatKafkaAccepts(String source) throws Exception {
        CompiledClasses classes = CompiledClasses.of("golden/" + source + ".java");
        Class<?> factory = classes.load("com.acme." + source.substring(source.indexOf('/') + 1) + "Consumers");
        int checked = 0;
        for (var method : factory.getMethods()) {
            if (method.getName().endsWith("ConsumerConfig")) {
                Map<String, Object> settings = new HashMap<>((Map<String, Object>) method.invoke(null));
                assertThat(ConsumerConfig.configNames()).containsAll(settings.keySet());
                settings.put("key.deserializer", ByteArrayDeserializer.class);
                settings.put("value.deserializer", ByteArrayDeserializer.class);
                settings.put("bootstrap.servers", "localhost:9092");
                assertThat(new ConsumerConfig(settings).getString("group.id")).isNotBlank();
                checked++;
            } else if (method.getName().endsWith("ProducerConfig")) {
                Map<String, Object> settings = new HashMap<>((Map<String, Object>) method.invoke(null));
                assertThat(ProducerConfig.configNames()).containsAll(settings.keySet());
                settings.put("key.serializer", ByteArraySerializer.class);
                settings.put("value.serializer", ByteArraySerializer.class);
                settings.put("bootstrap.servers", "localhost:9092");
                assertThat(new ProducerConfig(settings).getString("acks"))
                        .isEqualTo(settings.get("acks").equals("all") ? "-1" : settings.get("acks"));
                checked++;
            }
        }
        assertThat(checked).isPositive().isEven();
    }

    /** The runner refuses what contradicts the runtime's profile: generated settings say just the same. */
    @Test
    void isSetToWhatTheRuntimeFixes() throws Exception {
        CompiledClasses payments = CompiledClasses.of("golden/emitting/Payments.java");
        HandlerFactory factory = payments.factory(
                "com.acme.PaymentsConsumers", payments.create("com.acme.Payments"), nothing(), nowhere(), nowhere());

        assertThat(factory.handlers()).extracting(Handler::guarantee).contains(Delivery.values());
        for (Handler<?, ?> handler : factory.handlers()) {
            GuaranteeProfile profile = GuaranteeProfile.of(handler.guarantee());
            Map<String, Object> consumer = new HashMap<>(handler.consumerConfig());
            assertThat(consumer.remove("group.id")).isEqualTo(handler.group());
            assertThat(consumer).isEqualTo(profile.fixedConsumerSettings());
            assertThat(handler.producerConfig()).isEqualTo(profile.fixedProducerSettings());
        }
    }

    private static <K, V> ConsumerRecord<K, V> record(K key, V value) {
        return new ConsumerRecord<>("t", 0, 0, key, value);
    }

    private static Deserializer<Object> nothing() {
        return (topic, bytes) -> "";
    }

    private static Serializer<Object> nowhere() {
        return (topic, value) -> new byte[0];
    }

    private static <K, V> Handler<K, V> only(HandlerFactory factory) {
        assertThat(factory.handlers()).hasSize(1);
        return (Handler<K, V>) factory.handlers().get(0);
    }

    private static HandlerBody.Emitting<Object, Object, Object, Object> emitting(Handler<?, ?> handler) {
        return (HandlerBody.Emitting<Object, Object, Object, Object>) handler.body();
    }

    private static HandlerBody.Transactional<Object, Object> transactional(Handler<?, ?> handler) {
        return (HandlerBody.Transactional<Object, Object>) handler.body();
    }
}
