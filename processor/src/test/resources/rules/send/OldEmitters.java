import io.smallrye.reactive.messaging.annotations.Channel;
import io.smallrye.reactive.messaging.annotations.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The emitter that SmallRye had before the standard did. */
class OldEmitters {
    record Trip(String id, String rider) {}

    @Channel("trips-started")
    Emitter<String> started;

    @Incoming("trips")
    void start(Trip trip) {
        started.send(trip.id()); // hapax: send warning
    }
}
