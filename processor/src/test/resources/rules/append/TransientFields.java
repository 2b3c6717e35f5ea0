import jakarta.persistence.*;
import java.util.ArrayList;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an entity collects and no store keeps, as events of a domain: it is empty whenever the row is read. */
@Component
class TransientFields {
    private final Parcels parcels;
    private final Notices notices;

    TransientFields(Parcels parcels, Notices notices) {
        this.parcels = parcels;
        this.notices = notices;
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void collected(String id) {
        Parcel parcel = parcels.findById(id).orElseThrow();
        parcel.deliver();
        parcels.save(parcel);
    }

    @KafkaListener(topics = "b")
    @Transactional
    public void collectedAndStored(String id) {
        Parcel parcel = parcels.findById(id).orElseThrow();
        parcel.deliver();
        parcels.save(parcel);
        for (String happened : parcel.happened()) {
            notices.save(new Notice(happened)); // hapax: insert warning
        }
    }

    @KafkaListener(topics = "c")
    @Transactional
    public void kept(String id) {
        Parcel parcel = parcels.findById(id).orElseThrow();
        parcel.stopAt(id);
        parcels.save(parcel);
    }
}

@MappedSuperclass
abstract class Happening {
    @Transient
    private final List<String> happened = new ArrayList<>();

    protected void happens(String what) {
        happened.add(what);
    }

    List<String> happened() {
        return List.copyOf(happened);
    }
}

@Entity
class Parcel extends Happening {
    @Id
    private String id;

    private boolean delivered;

    @ElementCollection
    private List<String> stops = new ArrayList<>();

    private transient int calls;

    void deliver() {
        delivered = true;
        calls = calls + 1;
        happens("delivered " + id);
    }

    void stopAt(String stop) {
        stops.add(stop); // hapax: append warning
    }
}

@Entity
class Notice {
    @Id
    @GeneratedValue
    private Long id;

    private String text;

    Notice() {}

    Notice(String text) {
        this.text = text;
    }
}

interface Parcels extends JpaRepository<Parcel, String> {}

interface Notices extends JpaRepository<Notice, Long> {}
