package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every form of handler is found, also by the first look at class files, and goes by the name that its source has. */
class HandlerFormsTest {
    private static final Path RULES = Path.of("src/test/resources/rules/handlers");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    SpringListeners    | SpringListeners.batch(List) SpringListeners.container(ConsumerRecord) SpringListeners.deadLetters(Parcel) SpringListeners.packagePrivate(Parcel) SpringListeners.privately(Parcel, String, Acknowledgment) SpringListeners.repeated(Message) SpringListeners.retried(Parcel) Composed.on(String) Overloads.on(Parcel) Overloads.on(String) Overloads.other(Object)
                    InheritedListeners | InheritedListeners.receive(Object) Chargebacks.receive(String) RefundHandlerOfShop.onRefund(Refund) Overloads.on(Refund)
                    Replies            | Replies.acknowledged(Message) Replies.message(Message) Replies.nothing(Price) Replies.quarkus(Price) Replies.returnsToNobody(Price) Replies.sometimes(Price) Replies.spring(Price) Replies.springToTheReplyTopic(Price) Replies.uni(Price) RepliesOfClass.on(String)
                    Micronaut          | Micronaut.onArrival(String) Micronaut.onDeparture(String)
                    PollLoops          | PollLoops.main(String[]) PollLoops.run() PollLoops.runOnAThread(ExecutorService) PollLoops.throughAMethod() Worker.work()
                    TakenEvents        | ParcelLoop.run() FeedReader.start() EagerLoop.run() Counter.count() Dropping.work()
                    ListenerObjects    | ListenerObjects.onMessage(ConsumerRecord) Acknowledging.onMessage(ConsumerRecord, Acknowledgment) InBatches.onMessage(List) Containers.configure(ContainerProperties) Containers.forward(ConsumerRecord) TopicSink.take(ConsumerRecord)
                    StreamsTopologies  | LastSeen.process(Record) StreamsTopologies.counts(StreamsBuilder) StreamsTopologies.loses(KStream) StreamsTopologies.booked(String) StreamsTopologies.joins(KStream, KTable) StreamsTopologies.routed(String, String) StreamsTopologies.overwrites(StreamsBuilder) StreamsTopologies.weighs() Weighing.process(Record)
                    ConnectSinks       | Buffered.flush(Map) Buffered.put(Collection) ConnectSinks.put(Collection) Upserting.put(Collection)
                    VertxConsumers     | Arrivals.handle(KafkaConsumerRecord) VertxConsumers.counts() VertxConsumers.forwards() VertxConsumers.all(KafkaConsumerRecords) VertxConsumers.overwrites()
                    VertxWrapped       | VertxWrapped.count(KafkaConsumerRecord) VertxWrapped.counts() VertxWrapped.withinAnother(List)
                    RecordHandlers     | Loop.run() Bills.handle(ConsumerRecord) SinkLoop.run() Receipts.startWithALambda(Consumer, Producer) Receipts.write(ConsumerRecord) Refunds.process(ConsumerRecord)
                    ReceivedStreams    | ReceivedStreams.counts() ReceivedStreams.forwards() ReceivedStreams.handsItOn() ReceivedStreams.overwrites() ReceivedStreams.returnedToNobodyHere() ReceivedStreams.subscribesWithin() ReceivedStreams.throughMethods() Constructed.Constructed(ReceiverOptions, JdbcTemplate) Pipes.copies() Pipes.copiesExactlyOnce()
                    MadeFunctions      | MadeFunctions.inTwoSteps(Shelves) MadeFunctions.labelling(Course) MadeFunctions.shelving(Shelves) MadeFunctions.weighing(Course) MadeOutOfSight.either(Course, AtomicReference)
                    StreamFunctions    | StreamFunctions.arrivals() StreamFunctions.byObject() StreamFunctions.byReference() StreamFunctions.byReferenceToAnInterface(Labels) StreamFunctions.departures() StreamFunctions.endsOnly() Auditor.accept(String)
                    """)
    void isFoundUnderItsName(String file, String names) throws IOException {
        CompiledSources classes = CompiledSources.of(Files.readString(RULES.resolve(file + ".java")));

        List<String> found = Analysis.handlerClasses(classes, new TreeSet<>(classes.projectClasses()));

        assertThat(Analysis.run(classes, found, Settings.defaults()).handlers())
                .extracting(HandlerMethod::displayName)
                .containsExactlyInAnyOrder(names.split("(?<=\\)) "));
    }
}
