import dev.hapax.*;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.*;
import java.util.concurrent.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Async;
import reactor.core.publisher.Mono;

/** Work that runs elsewhere: found where nobody waits for it. Nothing enables Spring's asynchronous methods here. */
class Handoffs {
    record Parcel(String id) {}

    private static final String ARRIVED = "UPDATE parcels SET state = 'arrived' WHERE id = ?";

    private final JdbcTemplate jdbc;
    private final ExecutorService executor;
    private final ScheduledExecutorService clock;
    private final TaskScheduler scheduler;
    private final Worker worker;

    Handoffs(
            JdbcTemplate jdbc,
            ExecutorService executor,
            ScheduledExecutorService clock,
            TaskScheduler scheduler,
            Worker worker) {
        this.jdbc = jdbc;
        this.executor = executor;
        this.clock = clock;
        this.scheduler = scheduler;
        this.worker = worker;
    }

    private void store(Parcel parcel) {
        jdbc.update(ARRIVED, parcel.id());
    }

    @KafkaHandler(topics = "a", group = "g")
    void toAnExecutor(Parcel parcel) {
        executor.execute(() -> store(parcel)); // hapax: async-handoff
    }

    @KafkaHandler(topics = "b", group = "g")
    void submits(Parcel parcel) {
        executor.submit(() -> store(parcel)); // hapax: async-handoff
    }

    @KafkaHandler(topics = "c", group = "g")
    void submitsAndWaits(Parcel parcel) throws Exception {
        executor.submit(() -> store(parcel)).get();
    }

    @KafkaHandler(topics = "c2", group = "g")
    void submitsEachAndWaits(List<Parcel> parcels) throws Exception {
        List<Future<?>> begun = new ArrayList<>();
        parcels.forEach(parcel -> begun.add(executor.submit(() -> store(parcel))));
        for (Future<?> one : begun) {
            one.get();
        }
    }

    @KafkaHandler(topics = "d", group = "g")
    void toAThread(Parcel parcel) {
        new Thread(() -> store(parcel)).start(); // hapax: async-handoff
    }

    @KafkaHandler(topics = "e", group = "g")
    void toAThreadAndWaits(Parcel parcel) throws InterruptedException {
        Thread thread = new Thread(() -> store(parcel));
        thread.start();
        thread.join();
    }

    @KafkaHandler(topics = "f", group = "g")
    void runsAsync(Parcel parcel) {
        CompletableFuture.runAsync(() -> store(parcel)); // hapax: async-handoff
    }

    @KafkaHandler(topics = "g", group = "g")
    void runsAsyncAndJoins(Parcel parcel) {
        CompletableFuture.runAsync(() -> store(parcel)).join();
    }

    @KafkaListener(topics = "h")
    CompletableFuture<Void> runsAsyncAndReturns(Parcel parcel) {
        return CompletableFuture.runAsync(() -> store(parcel));
    }

    @KafkaHandler(topics = "i", group = "g")
    void chains(Parcel parcel) {
        CompletableFuture.supplyAsync(parcel::id)
                .thenAccept(id -> jdbc.update(ARRIVED, id)); // hapax: async-handoff
    }

    @KafkaListener(topics = "j")
    CompletableFuture<Void> chainsAndReturns(Parcel parcel) {
        return CompletableFuture.supplyAsync(parcel::id).thenAccept(id -> jdbc.update(ARRIVED, id));
    }

    @KafkaHandler(topics = "k", group = "g")
    void joinsAll(List<Parcel> parcels) {
        List<CompletableFuture<Void>> all = new ArrayList<>();
        for (Parcel parcel : parcels) {
            all.add(CompletableFuture.runAsync(() -> store(parcel)));
        }
        CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
    }

    @KafkaHandler(topics = "l", group = "g")
    void onAClock(Parcel parcel) {
        clock.schedule(() -> store(parcel), 5, TimeUnit.SECONDS); // hapax: async-handoff
    }

    @KafkaListener(topics = "m")
    void onAScheduler(Parcel parcel) {
        scheduler.schedule(() -> store(parcel), Instant.EPOCH); // hapax: async-handoff warning
    }

    @KafkaListener(topics = "n")
    void subscribes(Parcel parcel) {
        Mono.fromRunnable(() -> store(parcel)).subscribe(); // hapax: async-handoff warning
    }

    @KafkaListener(topics = "o")
    Mono<Void> returnsAMono(Parcel parcel) {
        return Mono.fromRunnable(() -> store(parcel));
    }

    @KafkaListener(topics = "p")
    void blocks(Parcel parcel) {
        Mono.fromRunnable(() -> store(parcel)).block();
    }

    @KafkaListener(topics = "q")
    void subscribesToAUni(Parcel parcel) {
        Uni.createFrom().item(parcel).onItem().invoke(this::store).subscribe().with(done -> {}); // hapax: async-handoff warning
    }

    @KafkaListener(topics = "r")
    Uni<Parcel> returnsAUni(Parcel parcel) {
        return Uni.createFrom().item(parcel).onItem().invoke(this::store);
    }

    @KafkaListener(topics = "s")
    void toAMethodThatIsNotAsynchronous(Parcel parcel) {
        worker.store(parcel);
    }

    @KafkaListener(topics = "t")
    void handsOverNothing(Parcel parcel) {
        executor.execute(() -> System.out.println(parcel.id()));
    }

    static class Worker {
        private final JdbcTemplate jdbc;

        Worker(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        @Async
        public void store(Parcel parcel) {
            jdbc.update(ARRIVED, parcel.id());
        }
    }
}
