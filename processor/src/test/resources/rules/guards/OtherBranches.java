import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Marks before effects that the way of those who find the mark leads to as well. */
@Component
class OtherBranches {
    record Parcel(String id, String street) {}

    private final Slips slips;
    private final Stops stops;
    private final KafkaTemplate<String, String> kafka;

    OtherBranches(Slips slips, Stops stops, KafkaTemplate<String, String> kafka) {
        this.slips = slips;
        this.stops = stops;
        this.kafka = kafka;
    }

    @KafkaListener(topics = "a")
    public void madeUpFor(Parcel parcel) {
        if (slips.existsByParcel(parcel.id())) {
            Optional<Slip> known = slips.findByParcel(parcel.id());
            stop(parcel, known.map(slip -> slip.id).orElse(null));
            return;
        }
        Slip saved;
        try {
            saved = slips.save(new Slip(parcel.id()));
        } catch (DuplicateKeyException e) {
            stop(parcel, null);
            return;
        }
        stop(parcel, saved.id);
    }

    @KafkaListener(topics = "b")
    public void leftOut(Parcel parcel) {
        if (slips.existsByParcel(parcel.id())) {
            return;
        }
        try {
            slips.save(new Slip(parcel.id()));
        } catch (DuplicateKeyException e) {
            return;
        }
        stops.save(new Stop(parcel.id(), parcel.street(), "new")); // hapax: mark-before-effect warning
    }

    @KafkaListener(topics = "c")
    public void somethingElse(Parcel parcel) {
        if (slips.existsByParcel(parcel.id())) {
            named(parcel, "known");
            return;
        }
        try {
            slips.save(new Slip(parcel.id()));
        } catch (DuplicateKeyException e) {
            return;
        }
        named(parcel, "new");
    }

    private void stop(Parcel parcel, String slip) {
        stops.save(new Stop(parcel.id(), parcel.street(), slip));
    }

    private void named(Parcel parcel, String state) {
        stops.save(new Stop(parcel.id(), parcel.street(), state)); // hapax: mark-before-effect warning
    }
}

@Document
class Slip {
    @Id
    String id;

    @Indexed(unique = true)
    String parcel;

    Slip(String parcel) {
        this.parcel = parcel;
    }
}

@Document
class Stop {
    @Id
    String parcel;

    String street;
    String slip;

    Stop(String parcel, String street, String slip) {
        this.parcel = parcel;
        this.street = street;
        this.slip = slip;
    }
}

interface Slips extends MongoRepository<Slip, String> {
    boolean existsByParcel(String parcel);

    Optional<Slip> findByParcel(String parcel);
}

interface Stops extends MongoRepository<Stop, String> {}
