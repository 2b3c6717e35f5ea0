import java.util.*;
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
        planes.save(new Plane(plane.id(), "LANDED", plane.landings() + 1, plane.known(), plane.version()));
    }

    @KafkaListener(topics = "b")
    public void idsInTheCopy(Landing landing) {
        planes.findById(landing.plane())
                .filter(plane -> !plane.knows(landing))
                .map(plane -> plane.with(landing))
                .ifPresent(planes::save);
    }

    @KafkaListener(topics = "b2")
    public void idsThatStay(Landing landing) {
        planes.findById(landing.plane())
                .filter(plane -> !plane.knows(landing))
                .map(plane -> plane.without(landing))
                .ifPresent(planes::save);
    }

    @KafkaListener(topics = "c")
    public void nothingKeepsRunsApart(Landing landing) {
        Ship ship = ships.findById(landing.plane()).orElseThrow();
        if ("LANDED".equals(ship.status())) {
            return;
        }
        ships.save(new Ship(ship.id(), "LANDED", ship.landings() + 1));
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
record Plane(@Id String id, String status, int landings, Set<String> known, @Version Long version) {
    boolean knows(WholeDocuments.Landing landing) {
        return known.contains(landing.id());
    }

    Plane with(WholeDocuments.Landing landing) {
        Set<String> more = new HashSet<>(known);
        more.add(landing.id());
        return new Plane(id, status, landings + 1, more, version);
    }

    Plane without(WholeDocuments.Landing landing) {
        return new Plane(id, status, landings + 1, new HashSet<>(known), version); // hapax: increment warning
    }
}

@Document
record Ship(@Id String id, String status, int landings) {}

interface Planes extends MongoRepository<Plane, String> {}

interface Ships extends MongoRepository<Ship, String> {}
