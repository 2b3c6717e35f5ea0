package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the engine is known to miss. A test that fails here is good news: move it to the rules. */
class UnsoundnessTest {
    private static AnalysisReport run(String members) {
        CompiledSources classes = CompiledSources.of("""
                import dev.hapax.*;
                import java.util.*;
                import java.util.function.*;
                import java.util.stream.*;
                import org.apache.kafka.clients.producer.*;

                class Handlers {
                    Producer<String, String> producer;
                %s
                }
                """.formatted(members));
        return Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults());
    }

    @Test
    void takesAnyLambdaThatAFieldKeepsForTheOneThatIsMeant() {
        AnalysisReport report = run("""
                private final Map<String, Consumer<String>> actions = Map.of(
                        "send", id -> {
                            producer.send(new ProducerRecord<>("out", id));
                            producer.flush();
                        },
                        "print", id -> System.out.println(id));

                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    actions.get("print").accept(id);
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.SEND);
    }

    @Test
    void missesWhatAStaticInitializerDoes() {
        AnalysisReport report = run("""
                static class Started {
                    static int runs;

                    static {
                        runs = 1;
                        Files.touch();
                    }
                }

                static class Files {
                    static int touched;

                    static void touch() {
                        touched++;
                    }
                }

                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    System.out.println(Started.runs);
                }
                """);

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void missesWhatReflectionCallsByANameThatIsNotInSight() {
        AnalysisReport report = run("""
                @KafkaHandler(topics = "a", group = "g")
                void on(String id) throws ReflectiveOperationException {
                    for (java.lang.reflect.Method method : Handlers.class.getDeclaredMethods()) {
                        if (method.getName().startsWith("send")) {
                            method.invoke(this, id);
                        }
                    }
                }

                void send(String id) {
                    producer.send(new ProducerRecord<>("out", id));
                }
                """);

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void takesAQueueOfTheSameThingsForTheSameQueue() {
        AnalysisReport report = run("""
                private final java.util.concurrent.BlockingQueue<String> seen;

                Handlers(java.util.concurrent.BlockingQueue<String> seen) { // another one than the task is given
                    this.seen = seen;
                }

                @org.springframework.kafka.annotation.KafkaListener(topics = "a")
                void on(String id) {
                    seen.add(id);
                }

                static class Taking implements Runnable {
                    private final java.util.concurrent.BlockingQueue<String> taken;
                    private final Producer<String, String> producer;

                    Taking(java.util.concurrent.BlockingQueue<String> taken, Producer<String, String> producer) {
                        this.taken = taken;
                        this.producer = producer;
                    }

                    @Override
                    public void run() {
                        producer.send(new ProducerRecord<>("out", taken.poll()));
                    }
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.ASYNC_HANDOFF);
    }

    @Test
    void takesAFailureThatIsKeptForOneThatIsLookedAt() {
        AnalysisReport report = run("""
                private volatile Exception last;

                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    producer.send(new ProducerRecord<>("out", id), (metadata, failure) -> last = failure);
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.SEND);
    }

    @Test
    void missesAspectsThatOnlyTheRunningApplicationCanTell() {
        AnalysisReport report = run("""
                @org.aspectj.lang.annotation.Aspect
                static class Once {
                    private final org.springframework.jdbc.core.JdbcTemplate jdbc;

                    Once(org.springframework.jdbc.core.JdbcTemplate jdbc) {
                        this.jdbc = jdbc;
                    }

                    @org.aspectj.lang.annotation.Around("bean(handlers) && args(id)")
                    public Object once(org.aspectj.lang.ProceedingJoinPoint call, String id) throws Throwable {
                        int first = jdbc.update("INSERT INTO processed (id) VALUES (?) ON CONFLICT DO NOTHING", id);
                        return first == 1 ? call.proceed() : null;
                    }
                }

                @org.springframework.kafka.annotation.KafkaListener(topics = "a")
                public void on(String id) throws Exception {
                    producer.send(new ProducerRecord<>("out", id)).get();
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.SEND);
    }

    @Test
    void missesRecordFiltersThatAreNoBeansOfTheirOwn() {
        AnalysisReport report = run("""
                Set<String> seen = new HashSet<>();

                void configure(
                        org.springframework.kafka.config.ConcurrentKafkaListenerContainerFactory<String, String> factory) {
                    factory.setRecordFilterStrategy(record -> !seen.add(record.key()));
                }

                @org.springframework.kafka.annotation.KafkaListener(topics = "a")
                public void on(String id) throws Exception {
                    producer.send(new ProducerRecord<>("out", id)).get();
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.SEND);
    }

    @Test
    void takesWhatAFilterAsksForToBeWhatTheListenerMarks() {
        AnalysisReport report = run("""
                org.springframework.jdbc.core.JdbcTemplate jdbc;

                @org.springframework.stereotype.Component
                static class Known implements org.springframework.kafka.listener.adapter.RecordFilterStrategy<String, String> {
                    org.springframework.jdbc.core.JdbcTemplate jdbc;

                    @Override
                    public boolean filter(org.apache.kafka.clients.consumer.ConsumerRecord<String, String> record) {
                        return jdbc.queryForObject("SELECT COUNT(*) FROM done WHERE id = ?", Integer.class, record.key()) > 0;
                    }
                }

                @org.springframework.transaction.annotation.Transactional
                @org.springframework.kafka.annotation.KafkaListener(topics = "a")
                public void on(String text) {
                    jdbc.update("INSERT INTO lines (text) VALUES (?)", text);
                    jdbc.update("INSERT INTO done (id) VALUES (?)", text);
                }
                """);

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void missesConsumersOfAnEventBusUnderAnAddressThatIsNotInSight() {
        AnalysisReport report = run("""
                io.vertx.core.eventbus.EventBus bus;
                String address = System.getenv("ADDRESS");

                void start() {
                    bus.<String>consumer(address, message -> {
                        producer.send(new ProducerRecord<>("out", message.body()));
                        producer.flush();
                    });
                }

                @org.springframework.kafka.annotation.KafkaListener(topics = "a")
                public void on(String id) {
                    bus.send(address, id);
                }
                """);

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void takesATransactionThatCommitsAfterSomeFailuresForAWholeOne() {
        AnalysisReport report = run("""
                org.springframework.jdbc.core.JdbcTemplate jdbc;

                @org.springframework.transaction.annotation.Transactional(noRollbackFor = IllegalStateException.class)
                @org.springframework.kafka.annotation.KafkaListener(topics = "a")
                public void on(String id) {
                    if (jdbc.update("INSERT INTO processed (id) VALUES (?) ON CONFLICT DO NOTHING", id) == 1) {
                        if (id.isEmpty()) {
                            throw new IllegalStateException("committed, and never done");
                        }
                        jdbc.update("UPDATE accounts SET balance = balance + 1 WHERE id = ?", id);
                    }
                }
                """);

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void missesThatACopyMadeByReflectionHasNoId() {
        AnalysisReport report = run("""
                @jakarta.persistence.Entity
                static class Payment {
                    @jakarta.persistence.Id
                    @jakarta.persistence.GeneratedValue
                    private Long id;
                    private int amount;

                    public void setId(Long id) {
                        this.id = id;
                    }

                    public void setAmount(int amount) {
                        this.amount = amount;
                    }
                }

                static class Paid {
                    public int getAmount() {
                        return 1;
                    }
                }

                interface Payments extends org.springframework.data.jpa.repository.JpaRepository<Payment, Long> {}

                Payments payments;

                static <T> T copy(Object source, Class<T> type) throws ReflectiveOperationException {
                    T made = type.getDeclaredConstructor().newInstance();
                    org.springframework.beans.BeanUtils.copyProperties(source, made);
                    return made;
                }

                @KafkaHandler(topics = "a", group = "g")
                void copiesHere(Paid paid) {
                    Payment payment = new Payment();
                    org.springframework.beans.BeanUtils.copyProperties(paid, payment);
                    payments.save(payment);
                }

                @KafkaHandler(topics = "a", group = "g")
                void copiesThere(Paid paid) throws ReflectiveOperationException {
                    payments.save(copy(paid, Payment.class));
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).containsOnly(Rule.INSERT);
        assertThat(report.findings())
                .extracting(finding -> finding.handler().method(), Finding::severity)
                .containsExactlyInAnyOrder(tuple("copiesHere", Severity.ERROR), tuple("copiesThere", Severity.WARNING));
    }

    @Test
    void missesGrowthInAMongoPanacheUpdateWhoseTextIsNotConstant() {
        AnalysisReport report = run("""
                static class Account extends io.quarkus.mongodb.panache.PanacheMongoEntity {}

                static class Accounts implements io.quarkus.mongodb.panache.PanacheMongoRepository<Account> {}

                Accounts accounts;
                Properties updates;

                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    accounts.update(updates.getProperty("credit")).where("_id", id);
                }
                """);

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void missesWhatAStatementThatAFieldKeepsPreparedSays() {
        AnalysisReport report = run("""
                private final com.datastax.oss.driver.api.core.CqlSession session;
                private final com.datastax.oss.driver.api.core.cql.PreparedStatement credit;

                Handlers(com.datastax.oss.driver.api.core.CqlSession session) {
                    this.session = session;
                    this.credit = session.prepare("UPDATE accounts SET balance = balance + 1 WHERE id = ?");
                }

                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    session.execute(credit.bind(id));
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.UNJUDGED_CALL);
    }

    @Test
    void missesTheActionsOfASpringStateMachine() {
        AnalysisReport report = run("""
                org.springframework.statemachine.StateMachine<String, String> machine;

                static class Machine
                        extends org.springframework.statemachine.config.StateMachineConfigurerAdapter<String, String> {
                    Producer<String, String> producer;

                    @Override
                    public void configure(
                            org.springframework.statemachine.config.builders.StateMachineTransitionConfigurer<
                                            String, String>
                                    transitions)
                            throws Exception {
                        transitions
                                .withExternal()
                                .source("NEW")
                                .target("PAID")
                                .event("PAY")
                                .action(context -> producer.send(new ProducerRecord<>("out", "paid")));
                    }
                }

                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    machine.sendEvent("PAY");
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.UNJUDGED_CALL);
    }

    @Test
    void missesNamedQueriesInOrmXml() {
        CompiledSources classes = CompiledSources.of("""
                import dev.hapax.*;

                class Handlers {
                    jakarta.persistence.EntityManager entities;

                    @KafkaHandler(topics = "a", group = "g")
                    void on(Long id) {
                        entities.createNamedQuery("Account.credit").setParameter("id", id).executeUpdate();
                    }
                }
                """)
                .withFiles(List.of(
                        new ProjectFile("META-INF/orm.xml", """
                <entity-mappings xmlns="https://jakarta.ee/xml/ns/persistence/orm" version="3.2">
                  <named-query name="Account.credit">
                    <query>UPDATE Account a SET a.balance = a.balance + 1 WHERE a.id = :id</query>
                  </named-query>
                </entity-mappings>
                """.getBytes(StandardCharsets.UTF_8), "META-INF/orm.xml")));
        AnalysisReport report = Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults());

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.UNJUDGED_CALL);
    }

    @Test
    void missesWhatAMybatisProviderBuilds() {
        AnalysisReport report = run("""
                static class Statements {
                    public static String credit() {
                        return "UPDATE accounts SET balance = balance + 1 WHERE id = #{id}";
                    }
                }

                interface Accounts {
                    @org.apache.ibatis.annotations.UpdateProvider(type = Statements.class, method = "credit")
                    int credit(String id);
                }

                Accounts accounts;

                @KafkaHandler(topics = "a", group = "g")
                void looksAtTheCount(String id) {
                    if (accounts.credit(id) == 0) {
                        throw new IllegalStateException(id);
                    }
                }

                @KafkaHandler(topics = "a", group = "g")
                void doesNot(String id) {
                    accounts.credit(id);
                }
                """);

        assertThat(report.findings())
                .extracting(finding -> finding.handler().method(), Finding::rule)
                .containsExactly(tuple("doesNot", Rule.UNJUDGED_CALL));
    }

    @Test
    void missesAKeyThatAMybatisAnnotationSelects() {
        AnalysisReport report = run("""
                static class Account {
                    private final Long id;

                    Account(Long id) {
                        this.id = id;
                    }
                }

                interface Accounts {
                    @org.apache.ibatis.annotations.Insert(
                            "INSERT INTO accounts (id) VALUES (#{id}) ON CONFLICT (id) DO NOTHING")
                    @org.apache.ibatis.annotations.SelectKey(
                            statement = "SELECT nextval('ids')",
                            keyProperty = "id",
                            before = true,
                            resultType = Long.class)
                    int open(Account account);
                }

                Accounts accounts;

                @KafkaHandler(topics = "a", group = "g")
                void on(Long id) {
                    accounts.open(new Account(id));
                }
                """);

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void missesChanceThatPicksAValue() {
        AnalysisReport report = run("""
                org.springframework.jdbc.core.JdbcTemplate jdbc;

                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    String status = Math.random() < 0.5 ? "won" : "lost";
                    jdbc.update("UPDATE games SET status = ? WHERE id = ?", status, id);
                }
                """);

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void missesThatAStoreOtherThanSqlLetsEachKeyThroughOnce() {
        AnalysisReport report = run("""
                record Payment(String id) {}

                org.springframework.jdbc.core.JdbcTemplate jdbc;
                org.springframework.data.redis.core.StringRedisTemplate redis;

                @KafkaHandler(topics = "a", group = "g")
                @Dedup(key = "id")
                void inSql(Payment payment) {
                    jdbc.update("INSERT INTO payments (id) VALUES (?) ON CONFLICT (id) DO NOTHING", payment.id());
                }

                @KafkaHandler(topics = "b", group = "g")
                @Dedup(key = "id")
                void inRedis(Payment payment) {
                    redis.opsForValue().setIfAbsent(payment.id(), "paid");
                }
                """);

        assertThat(report.findings())
                .extracting(finding -> finding.handler().method(), Finding::rule)
                .containsExactly(tuple("inSql", Rule.REDUNDANT_DEDUP));
    }

    @Test
    void takesAFallbacksAnswerForOneThatNobodyAsksForWhereTheMethodItselfHasButOne() {
        AnalysisReport report = run("""
                static class Shelves {
                    org.springframework.jdbc.core.JdbcTemplate jdbc;

                    @io.github.resilience4j.retry.annotation.Retry(name = "fill", fallbackMethod = "failed")
                    public boolean fill(String id) {
                        jdbc.update("UPDATE shelves SET full = TRUE WHERE id = ?", id);
                        return true;
                    }

                    public boolean failed(String id, Exception failure) {
                        return false;
                    }
                }

                private Shelves shelves;

                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    if (!shelves.fill(id)) {
                        throw new IllegalStateException(id);
                    }
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).contains(Rule.SWALLOWED_EXCEPTION);
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void takesACaughtDuplicateForTheMessagesThoughAnotherColumnIsTheUniqueOne() {
        AnalysisReport report = run("""
                org.springframework.jdbc.core.JdbcTemplate jdbc;

                @KafkaHandler(topics = "a", group = "g")
                void on(String order) {
                    String code = String.valueOf(new Random().nextInt());
                    try {
                        jdbc.update("INSERT INTO vouchers (code, order_number) VALUES (?, ?)", code, order);
                    } catch (org.springframework.dao.DuplicateKeyException e) {
                        System.out.println("in the database, the code alone is unique");
                    }
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).doesNotContain(Rule.INSERT);
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void missesAspectsAroundWhatIsCalledByReference() {
        AnalysisReport report = run("""
                @org.aspectj.lang.annotation.Aspect
                static class Once {
                    private final org.springframework.jdbc.core.JdbcTemplate jdbc;

                    Once(org.springframework.jdbc.core.JdbcTemplate jdbc) {
                        this.jdbc = jdbc;
                    }

                    @org.aspectj.lang.annotation.Around("execution(* Handlers.Sender.send(..)) && args(id)")
                    public Object once(org.aspectj.lang.ProceedingJoinPoint call, String id) throws Throwable {
                        int first = jdbc.update("INSERT INTO processed (id) VALUES (?) ON CONFLICT DO NOTHING", id);
                        return first == 1 ? call.proceed() : null;
                    }
                }

                static class Sender {
                    private Producer<String, String> producer;

                    public void send(String id) {
                        producer.send(new ProducerRecord<>("out", id));
                        producer.flush();
                    }
                }

                private Sender sender;

                @KafkaHandler(topics = "a", group = "g")
                void byReference(String id) {
                    Optional.of(id).ifPresent(sender::send);
                }

                @KafkaHandler(topics = "b", group = "g")
                void byName(String id) {
                    sender.send(id);
                }
                """);

        assertThat(report.findings())
                .extracting(Finding::rule, finding -> finding.handler().method())
                .filteredOn(found -> found.toList().get(0) == Rule.SEND)
                .hasSize(1);
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void takesAMarkThatIsSetUnderAConditionOfItsOwnForOneThatIsAlwaysSet() {
        AnalysisReport report = run("""
                org.springframework.jdbc.core.JdbcTemplate jdbc;

                @KafkaHandler(topics = "a", group = "g")
                @org.springframework.transaction.annotation.Transactional
                public void on(String id) {
                    Integer done = jdbc.queryForObject("SELECT count(*) FROM done WHERE id = ?", Integer.class, id);
                    if (done == 0) {
                        jdbc.update("UPDATE accounts SET balance = balance + 1 WHERE id = ?", id);
                        if (id.length() > 3) {
                            jdbc.update("INSERT INTO done (id) VALUES (?)", id);
                        }
                    }
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).doesNotContain(Rule.INCREMENT);
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void takesANullCheckForOneThatFindsSomething() {
        AnalysisReport report = run("""
                @jakarta.persistence.Entity
                static class Seat {
                    @jakarta.persistence.Id
                    String id;

                    String last;
                }

                interface Seats extends org.springframework.data.jpa.repository.JpaRepository<Seat, String> {}

                private Seats seats;

                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    Seat seat = seats.findById(id).orElse(null);
                    if (seat != null && id.equals(seat.last)) {
                        return;
                    }
                    producer.send(new ProducerRecord<>("out", id));
                    producer.flush();
                    if (seat != null) {
                        seat.last = id;
                        seats.save(seat);
                    }
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.CHECK_THEN_ACT);
    }

    @Test
    void takesWhatACollectorHandsToAFunctionForUnknown() {
        AnalysisReport report = run("""
                @jakarta.persistence.Entity
                static class Seat {
                    @jakarta.persistence.Id
                    String id;

                    Seat() {}

                    Seat(String id) {
                        this.id = id;
                    }
                }

                interface Seats extends org.springframework.data.jpa.repository.JpaRepository<Seat, String> {}

                private Seats seats;

                @KafkaHandler(topics = "a", group = "g")
                void on(List<String> ids) {
                    System.out.println(ids.stream().collect(Collectors.partitioningBy(this::keeps)));
                }

                private boolean keeps(String id) {
                    seats.save(new Seat(id));
                    return true;
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.INSERT);
    }

    @Test
    void takesAMessageForOneThatHasAnId() {
        AnalysisReport report = run("""
                org.springframework.jdbc.core.JdbcTemplate jdbc;

                private boolean isNew(String id) {
                    if (id == null) {
                        return true;
                    }
                    return jdbc.update("INSERT INTO done (id) VALUES (?) ON CONFLICT DO NOTHING", id) == 1;
                }

                @KafkaHandler(topics = "a", group = "g")
                @org.springframework.transaction.annotation.Transactional
                public void on(org.apache.kafka.clients.consumer.ConsumerRecord<String, String> record) {
                    if (isNew(record.key())) {
                        jdbc.update("UPDATE accounts SET balance = balance + 1");
                    }
                }
                """);

        assertThat(report.findings()).isEmpty();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void accusesWhatAFunctionGuardsThatIsPutAroundAnotherOne() {
        AnalysisReport report = run("""
                static org.springframework.jdbc.core.JdbcTemplate jdbc;

                interface Step {
                    void run(String id);

                    default Step once() {
                        return id -> {
                            if (jdbc.update("INSERT INTO done (id) VALUES (?) ON CONFLICT DO NOTHING", id) == 1) {
                                run(id);
                            }
                        };
                    }
                }

                private final Step step;

                Handlers() {
                    Step plain = id -> jdbc.update("UPDATE accounts SET balance = balance + 1 WHERE id = ?", id);
                    step = plain.once();
                }

                @KafkaHandler(topics = "a", group = "g")
                @org.springframework.transaction.annotation.Transactional
                public void on(String id) {
                    step.run(id);
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.INCREMENT);
    }

    @Test
    void takesAValueThatExpiresForOneThatNobodyMisses() {
        AnalysisReport report = run("""
                org.springframework.data.redis.core.StringRedisTemplate redis;

                @KafkaHandler(topics = "a", group = "g")
                public void on(String reset) {
                    try {
                        redis.opsForValue().set("reset:" + reset, reset, java.time.Duration.ofHours(1));
                    } catch (Exception e) {
                        System.out.println(e);
                    }
                }
                """);

        assertThat(report.findings()).isEmpty();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void takesAFailureForOneThatHasAText() {
        AnalysisReport report = run("""
                org.springframework.jdbc.core.JdbcTemplate jdbc;

                record Outcome(String trouble) {
                    boolean worked() {
                        return trouble == null;
                    }
                }

                private Outcome store(String id) {
                    try {
                        jdbc.update("UPDATE rooms SET free = FALSE WHERE id = ?", id);
                        return new Outcome(null);
                    } catch (RuntimeException e) {
                        return new Outcome(e.getMessage());
                    }
                }

                @KafkaHandler(topics = "a", group = "g")
                public void on(String id) {
                    if (!store(id).worked()) {
                        throw new IllegalStateException(id);
                    }
                }
                """);

        assertThat(report.findings()).isEmpty();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void accusesWhatIsDoneWhereAStatusWasNotYetTheOneOfTheMessage() {
        AnalysisReport report = run("""
                @jakarta.persistence.Entity
                static class Order {
                    @jakarta.persistence.Id
                    String id;

                    String state;
                    int paid;
                }

                interface Orders extends org.springframework.data.jpa.repository.JpaRepository<Order, String> {}

                private Orders orders;
                org.springframework.jdbc.core.JdbcTemplate jdbc;

                @KafkaHandler(topics = "a", group = "g")
                @org.springframework.transaction.annotation.Transactional
                public void on(Order message) {
                    Order order = orders.findById(message.id).orElseThrow();
                    String before = order.state;
                    order.state = message.state;
                    if (!before.equals(message.state)) {
                        jdbc.update("UPDATE accounts SET balance = balance + ? WHERE id = ?", message.paid, message.id);
                    }
                }
                """);

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.INCREMENT);
    }

    @Test
    void takesACheckWithinATimeForOneThatLasts() {
        AnalysisReport report = run("""
                @jakarta.persistence.Entity
                static class Seen {
                    @jakarta.persistence.Id
                    String id;

                    java.time.Instant at = java.time.Instant.now();

                    Seen() {}

                    Seen(String id) {
                        this.id = id;
                    }
                }

                interface SeenRows extends org.springframework.data.jpa.repository.JpaRepository<Seen, String> {
                    boolean existsByIdAndAtAfter(String id, java.time.Instant at);
                }

                private SeenRows seen;
                org.springframework.jdbc.core.JdbcTemplate jdbc;

                @KafkaHandler(topics = "a", group = "g")
                @org.springframework.transaction.annotation.Transactional
                public void on(String id) {
                    if (!seen.existsByIdAndAtAfter(id, java.time.Instant.now().minusSeconds(60))) {
                        seen.save(new Seen(id));
                        jdbc.update("UPDATE accounts SET balance = balance + 1");
                    }
                }
                """);

        assertThat(report.findings()).isEmpty();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void takesAMarkUnderAnotherFieldOfTheMessageForTheOneThatIsAskedFor() {
        AnalysisReport report = run("""
                record Sold(String order, String item) {}

                @jakarta.persistence.Entity
                static class Seen {
                    @jakarta.persistence.Id
                    String id;

                    java.time.Instant at = java.time.Instant.now();

                    Seen() {}

                    Seen(String id) {
                        this.id = id;
                    }
                }

                interface SeenRows extends org.springframework.data.jpa.repository.JpaRepository<Seen, String> {}

                private SeenRows seen;
                org.springframework.jdbc.core.JdbcTemplate jdbc;

                @KafkaHandler(topics = "a", group = "g")
                @org.springframework.transaction.annotation.Transactional
                public void on(Sold sold) {
                    if (!seen.existsById(sold.order())) {
                        seen.save(new Seen(sold.item()));
                        jdbc.update("UPDATE accounts SET balance = balance + 1");
                    }
                }
                """);

        assertThat(report.findings()).isEmpty();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void takesACheckWhoseAnswerIsCachedForOneThatAsksTheStore() {
        AnalysisReport report = run("""
                @jakarta.persistence.Entity
                static class Seen {
                    @jakarta.persistence.Id
                    String id;

                    java.time.Instant at = java.time.Instant.now();

                    Seen() {}

                    Seen(String id) {
                        this.id = id;
                    }
                }

                interface SeenRows extends org.springframework.data.jpa.repository.JpaRepository<Seen, String> {}

                @org.springframework.stereotype.Service
                static class Marks {
                    private SeenRows seen;

                    @org.springframework.cache.annotation.Cacheable("seen")
                    public boolean wasSeen(String id) {
                        return seen.existsById(id);
                    }
                }

                private Marks marks;
                private SeenRows seen;
                org.springframework.jdbc.core.JdbcTemplate jdbc;

                @KafkaHandler(topics = "a", group = "g")
                @org.springframework.transaction.annotation.Transactional
                public void on(String id) {
                    if (!marks.wasSeen(id)) {
                        seen.save(new Seen(id));
                        jdbc.update("UPDATE accounts SET balance = balance + 1");
                    }
                }
                """);

        assertThat(report.findings()).isEmpty();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void takesAnythingThatIsNotFoundForWhatWasToBeDeleted() {
        AnalysisReport report = run("""
                static class CustomerNotFound extends RuntimeException {}

                @KafkaHandler(topics = "a", group = "g")
                void on(String id) throws java.io.IOException {
                    try {
                        remove(id);
                    } catch (CustomerNotFound e) {
                        System.out.println("no customer, and the file stays");
                    }
                }

                void remove(String id) throws java.io.IOException {
                    if (java.nio.file.Files.notExists(java.nio.file.Path.of("customers", id))) {
                        throw new CustomerNotFound();
                    }
                    java.nio.file.Files.delete(java.nio.file.Path.of("orders", id));
                }
                """);

        assertThat(report.findings()).isEmpty();
    }

    @Test
    void takesAPostForAQuestionByItsAddress() {
        AnalysisReport report = run("""
                org.springframework.web.client.RestTemplate rest;

                @KafkaHandler(topics = "a", group = "g")
                void on(String coupon) {
                    rest.postForObject("http://coupons/find", coupon, String.class); // finds it, and counts that
                }
                """);

        assertThat(report.findings()).isEmpty();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void takesWhatABuilderIsToldInALambdaForSetOnly() {
        AnalysisReport report = run("""
                software.amazon.awssdk.services.dynamodb.DynamoDbClient dynamo;

                @KafkaHandler(topics = "a", group = "g")
                void on(String account) {
                    var there = dynamo.getItem(get -> get.tableName("accounts").key(key(account))).item();
                    int balance = Integer.parseInt(there.get("balance").n());
                    dynamo.updateItem(update -> update.tableName("accounts").key(key(account))
                            .updateExpression("SET balance = :balance")
                            .expressionAttributeValues(java.util.Map.of(":balance", number(balance + 1))));
                }

                java.util.Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> key(String id) {
                    return java.util.Map.of("id", number(id.hashCode()));
                }

                software.amazon.awssdk.services.dynamodb.model.AttributeValue number(int value) {
                    return software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN("" + value);
                }
                """);

        assertThat(report.findings()).isEmpty();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void takesALatchThatIsWaitedForForTheOutcome() {
        AnalysisReport report = run("""
                java.util.concurrent.ExecutorService pool;
                org.springframework.jdbc.core.JdbcTemplate jdbc;

                @KafkaHandler(topics = "a", group = "g")
                void on(String order) throws InterruptedException {
                    var latch = new java.util.concurrent.CountDownLatch(1);
                    pool.submit(() -> {
                        try {
                            jdbc.update("UPDATE orders SET state = 'PAID' WHERE id = ?", order);
                        } finally {
                            latch.countDown(); // also where it has failed
                        }
                    });
                    latch.await();
                }
                """);

        assertThat(report.findings()).isEmpty();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void missesWhatIsDoneWithTheStreamOfAChannel() {
        AnalysisReport report = run("""
                static class Received {
                    @org.eclipse.microprofile.reactive.messaging.Channel("seen")
                    io.smallrye.mutiny.Multi<String> seen;

                    org.springframework.jdbc.core.JdbcTemplate jdbc;

                    void start() {
                        seen.subscribe().with(id -> jdbc.update("INSERT INTO seen (id) VALUES (?)", id));
                    }
                }

                @org.eclipse.microprofile.reactive.messaging.Incoming("words")
                @org.eclipse.microprofile.reactive.messaging.Outgoing("seen")
                String on(String id) {
                    return id;
                }
                """);

        assertThat(report.handlers()).hasSize(1);
        assertThat(report.findings()).isEmpty();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void missesWhatIsDoneWithTheStreamOfASink() {
        AnalysisReport report = run("""
                reactor.core.publisher.Sinks.Many<String> seen =
                        reactor.core.publisher.Sinks.many().unicast().onBackpressureBuffer();
                org.springframework.jdbc.core.JdbcTemplate jdbc;

                void start() {
                    seen.asFlux().subscribe(id -> jdbc.update("INSERT INTO seen (id) VALUES (?)", id));
                }

                @org.eclipse.microprofile.reactive.messaging.Incoming("words")
                void on(String id) {
                    seen.tryEmitNext(id);
                }
                """);

        assertThat(report.handlers()).hasSize(1);
        assertThat(report.findings()).isEmpty();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void takesAFileOfSettingsForThatOfEveryConsumerWithoutSettingsInSight() {
        CompiledSources classes = CompiledSources.of("""
                import java.time.Duration;
                import org.apache.kafka.clients.consumer.*;
                import org.springframework.jdbc.core.JdbcTemplate;

                class Loop {
                    JdbcTemplate jdbc;

                    void run(KafkaConsumer<String, String> consumer) { // its settings are others, and commit by the clock
                        try {
                            while (true) {
                                for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
                                    jdbc.update("UPDATE parcels SET state = 'HERE' WHERE id = ?", record.value());
                                }
                            }
                        } catch (RuntimeException e) {
                            System.out.println(e);
                        } finally {
                            consumer.close();
                        }
                    }
                }
                """)
                .withFiles(List.of(new ProjectFile(
                        "other.properties",
                        "enable.auto.commit=false".getBytes(StandardCharsets.UTF_8),
                        "other.properties")));
        AnalysisReport report = Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults());

        assertThat(report.handlers()).hasSize(1);
        assertThat(report.findings()).isEmpty();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void missesALoopOverPolledEventsInAnotherModule() {
        CompiledSources classes = CompiledSources.of("""
                import java.time.Duration;
                import java.util.*;
                import org.apache.kafka.clients.consumer.*;
                import org.springframework.jdbc.core.JdbcTemplate;

                class Events {
                    KafkaConsumer<String, String> consumer;

                    List<String> next() {
                        List<String> events = new ArrayList<>();
                        consumer.poll(Duration.ofSeconds(1)).forEach(record -> events.add(record.value()));
                        return events;
                    }
                }

                record Held(List<String> events) {}

                class Holding {
                    Events events;

                    Held next() {
                        return new Held(events.consumer.poll(Duration.ZERO).isEmpty() ? List.of() : List.of("x"));
                    }
                }

                class LoopOverHeld {
                    Holding holding;
                    JdbcTemplate jdbc;

                    void run() {
                        holding.next().events().forEach(event -> jdbc.update("INSERT INTO held (event) VALUES (?)", event));
                    }
                }

                class Loop {
                    Events events;
                    JdbcTemplate jdbc;

                    void run() {
                        events.next().forEach(event -> jdbc.update("INSERT INTO seen (event) VALUES (?)", event));
                    }
                }
                """);

        assertThat(Analysis.run(classes, Set.of("Events"), Settings.defaults()).findings())
                .extracting(Finding::rule)
                .containsExactly(Rule.INSERT);
        assertThat(Analysis.run(classes, Set.of("Holding", "LoopOverHeld"), Settings.defaults())
                        .findings())
                .isEmpty();
        assertThat(Analysis.handlerClasses(classes, Set.of("Loop"))).isEmpty();
        assertThat(Analysis.run(classes, Set.of("Loop"), Settings.defaults()).handlers())
                .isEmpty();
    }

    @Test
    void missesAFailureThatManyMethodsPassOnAsNothing() {
        String members = """
                org.springframework.jdbc.core.JdbcTemplate jdbc;

                @KafkaHandler(topics = "a", group = "g")
                void on(String id) {
                    String label = %s(id);
                    if (label != null) {
                        jdbc.update("UPDATE parcels SET label = ? WHERE id = ?", label, id);
                    }
                }

                private String first(String id) {
                    return second(id);
                }

                private String second(String id) {
                    return third(id);
                }

                private String third(String id) {
                    return read(id);
                }

                private String read(String id) {
                    try {
                        return java.nio.file.Files.readString(java.nio.file.Path.of(id));
                    } catch (java.io.IOException e) {
                        return null;
                    }
                }
                """;

        assertThat(run(members.formatted("second")).findings())
                .extracting(Finding::rule)
                .containsExactly(Rule.SWALLOWED_EXCEPTION);
        assertThat(run(members.formatted("first")).findings()).isEmpty();
    }

    @Test
    void missesWhatListenersDoOfRowsThatNoSaveIsToldOf() {
        String members = """
                @jakarta.persistence.Entity
                static class Keg {
                    static Producer<String, String> producer;

                    @jakarta.persistence.Id
                    String id;

                    int litres;

                    @jakarta.persistence.PostUpdate
                    void changed() {
                        producer.send(new ProducerRecord<>("kegs", id));
                        producer.flush();
                    }
                }

                interface Kegs extends org.springframework.data.jpa.repository.JpaRepository<Keg, String> {}

                Kegs kegs;

                @org.springframework.transaction.annotation.Transactional
                @KafkaHandler(topics = "a", group = "g")
                public void on(String id) {
                    Keg keg = kegs.findById(id).orElseThrow();
                    keg.litres++;
                    %s
                }
                """;

        assertThat(run(members.formatted("kegs.save(keg);")).findings())
                .extracting(Finding::rule)
                .containsExactlyInAnyOrder(Rule.INCREMENT, Rule.SEND);
        assertThat(run(members.formatted("")).findings())
                .extracting(Finding::rule)
                .containsExactly(Rule.INCREMENT);
    }

    @Test
    void takesADocumentsNumberForOneThatTheMessageBrings() {
        AnalysisReport report = run("""
                @org.springframework.data.elasticsearch.annotations.Document(indexName = "orders")
                static class Order {
                    @org.springframework.data.annotation.Id
                    Long id;
                }

                interface Orders extends org.springframework.data.elasticsearch.repository.ElasticsearchRepository<Order, Long> {}

                Orders orders;

                @KafkaHandler(topics = "a", group = "g")
                void on(Order order) {
                    orders.save(order);
                }
                """);

        assertThat(report.findings()).isEmpty();
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void missesAMapThatLacksWhatCouldNotBeRead() {
        AnalysisReport report = run("""
                org.springframework.jdbc.core.JdbcTemplate jdbc;

                @KafkaHandler(topics = "a", group = "g")
                void on(List<String> messages) {
                    Map<String, Integer> lengths = new HashMap<>();
                    for (String message : messages) {
                        try {
                            lengths.put(message, Integer.parseInt(message));
                        } catch (RuntimeException e) {
                            System.out.println(e);
                        }
                    }
                    lengths.forEach((id, length) -> jdbc.update("UPDATE a SET length = ? WHERE id = ?", length, id));
                }
                """);

        assertThat(report.findings()).isEmpty();
        assertThat(report.problems()).isEmpty();
    }
}
