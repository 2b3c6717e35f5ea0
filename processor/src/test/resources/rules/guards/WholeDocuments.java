import org.springframework.data.annotation.*;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.*;

/** Documents that are read, copied with what is new, and saved as a whole: what was done and what says so are written by one call. */
@Component
class WholeDocuments {
    record Landing(String id, String plane, int passengers) {}

    private final Planes planes;
    private final Ships ships;

    WholeDocuments(Planes planes, Ships ships) {
        this.planes = planes;
        this.ships = ships;
    }

    @KafkaListener(topics = "a")
    public void statusInTheCopy(Landing landing) {
        Plane plane = planes.findById(landing.plane()).orElseThrow();
        if ("LANDED".equals(plane.status())) {
            return;
        }
        planes.save(new Plane(plane.id(), "LANDED", plane.landings() + 1, plane.version()));
    }

    @KafkaListener(topics = "c")
    public void nothingKeepsRunsApart(Landing landing) {
        Ship ship = ships.findById(landing.plane()).orElseThrow();
        if ("LANDED".equals(ship.status())) {
            return;
        }
        ships.save(new Ship(ship.id(), "LANDED", ship.landings() + 1)); // hapax: check-then-act note
    }

    @KafkaListener(topics = "d")
    public void statusThatStays(Landing landing) {
        Ship ship = ships.findById(landing.plane()).orElseThrow();
        if ("LANDED".equals(ship.status())) {
            return;
        }
        ships.save(new Ship(ship.id(), ship.status(), ship.landings() + 1)); // hapax: increment warning
    }
}

@Document
record Plane(@Id String id, String status, int landings, @Version Long version) {}

@Document
record Ship(@Id String id, String status, int landings) {}

interface Planes extends MongoRepository<Plane, String> {}

interface Ships extends MongoRepository<Ship, String> {}
