import dev.hapax.*;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** Messages on their way are put into a collection and waited for together: what is said about all of them is said about each. */
class CollectedFutures {
    record Parcel(String id, boolean heavy) {}

    private KafkaTemplate<String, String> kafka;

    @KafkaListener(topics = "a")
    CompletableFuture<Void> addedByAFunction(List<Parcel> parcels) {
        Collection<CompletableFuture<Void>> sent = new ArrayList<>(parcels.size());
        parcels.forEach(parcel -> {
            if (parcel.heavy()) {
                sent.add(toTrucks(parcel));
            } else {
                sent.add(toBikes(parcel));
            }
        });
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                .exceptionally(failure -> { // hapax: swallowed-exception warning
                    System.err.println(failure.getMessage());
                    return null;
                });
    }

    private CompletableFuture<Void> toTrucks(Parcel parcel) {
        return kafka.send("trucks", parcel.id()).thenRun(() -> {}); // hapax: send warning
    }

    private CompletableFuture<Void> toBikes(Parcel parcel) {
        return kafka.send("bikes", parcel.id()).thenRun(() -> {}); // hapax: send warning
    }

    @KafkaListener(topics = "b")
    void addedInALoop(List<Parcel> parcels) {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (Parcel parcel : parcels) {
            sent.add(kafka.send("ships", parcel.id())); // hapax: send warning
        }
        CompletableFuture.allOf(sent.toArray(new CompletableFuture[0]))
                .exceptionally(failure -> null) // hapax: swallowed-exception warning
                .join();
    }

    @KafkaListener(topics = "c")
    void ofAStream(List<Parcel> parcels) {
        CompletableFuture<?>[] sent = parcels.stream()
                .map(parcel -> kafka.send("trains", parcel.id())) // hapax: send warning
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(sent).exceptionally(failure -> null).join(); // hapax: swallowed-exception warning
    }

    @KafkaListener(topics = "d")
    CompletionStage<Void> failsWithThem(List<Parcel> parcels) {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        parcels.forEach(parcel -> sent.add(kafka.send("planes", parcel.id()))); // hapax: send warning
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
    }

    @KafkaListener(topics = "e")
    void caughtWhereTheyAreJoined(List<Parcel> parcels) {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        parcels.forEach(parcel -> sent.add(kafka.send("drones", parcel.id()))); // hapax: send warning
        try {
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).join();
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            System.err.println(e.getMessage());
        }
    }

    record Round(List<CompletableFuture<?>> sent) {}

    @KafkaListener(topics = "f")
    CompletableFuture<Void> addedToWhatAnotherMadeThem(List<Parcel> parcels) {
        List<CompletableFuture<?>> sent = round().sent();
        parcels.forEach(parcel -> sent.add(kafka.send("carts", parcel.id()))); // hapax: send warning
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new));
    }

    private static Round round() {
        return new Round(new ArrayList<>());
    }

    @KafkaListener(topics = "g")
    void joinedInAStream(List<Parcel> parcels) {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (Parcel parcel : parcels) {
            sent.add(kafka.send("boats", parcel.id())); // hapax: send warning
        }
        sent.stream().map(CompletableFuture::join).toList();
    }
}
