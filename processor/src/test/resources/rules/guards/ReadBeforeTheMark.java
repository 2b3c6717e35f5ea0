import jakarta.persistence.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.Transactional;

/** A status that is read, then overwritten in any case, and then asked for as it was before. */
class ReadBeforeTheMark {
    private final Parcels parcels;
    private final KafkaTemplate<String, String> kafka;
    private final JdbcTemplate jdbc;

    ReadBeforeTheMark(Parcels parcels, KafkaTemplate<String, String> kafka, JdbcTemplate jdbc) {
        this.parcels = parcels;
        this.jdbc = jdbc;
        this.kafka = kafka;
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void lost(String id) {
        Parcel parcel = parcels.findById(id).orElseThrow();
        String before = parcel.getStatus();
        parcel.setStatus("LOST");
        parcels.save(parcel);
        if (before.equals("ON_ITS_WAY")) {
            kafka.send("refunds", id).join(); // hapax: check-then-act note
        }
    }

    /** What is set passes the check again. */
    @KafkaListener(topics = "c")
    @Transactional
    public void stillThere(String id) {
        Parcel parcel = parcels.findById(id).orElseThrow();
        String before = parcel.getStatus();
        parcel.setStatus("ON_ITS_WAY");
        if (before.equals("ON_ITS_WAY")) {
            kafka.send("moves", id).join(); // hapax: send warning
        }
    }

    /** It is not set in any case. */
    @KafkaListener(topics = "d")
    @Transactional
    public void sometimesLost(Move move) {
        Parcel parcel = parcels.findById(move.id()).orElseThrow();
        String before = parcel.getStatus();
        if (move.status().equals("LOST")) {
            parcel.setStatus("LOST");
        }
        if (before.equals("ON_ITS_WAY")) {
            kafka.send("moves", move.id()).join(); // hapax: send warning
        }
    }

    /** What is set is not what is asked for. */
    @KafkaListener(topics = "e")
    @Transactional
    public void placed(Move move) {
        Parcel parcel = parcels.findById(move.id()).orElseThrow();
        String before = parcel.getStatus();
        parcel.setPlace(move.status());
        if (before.equals("ON_ITS_WAY")) {
            kafka.send("moves", move.id()).join(); // hapax: send warning
        }
    }

    /** The mark commits by itself: the refund is lost with a crash. */
    @KafkaListener(topics = "f")
    public void lostAtOnce(String id) {
        Parcel parcel = parcels.findById(id).orElseThrow();
        String before = parcel.getStatus();
        parcel.setStatus("LOST");
        parcels.save(parcel);
        if (before.equals("ON_ITS_WAY")) {
            kafka.send("refunds", id).join(); // hapax: mark-before-effect warning
        }
    }

    /** Several states are left at once, and something is done for one of them, in the same transaction. */
    @KafkaListener(topics = "g")
    @Transactional
    public void lostOneWayOrAnother(Move move) {
        Parcel parcel = parcels.findById(move.id()).orElseThrow();
        String before = parcel.getStatus();
        if (!before.equals("ON_ITS_WAY") && !before.equals("WAITING")) {
            return;
        }
        parcel.setStatus("LOST");
        if (before.equals("WAITING")) {
            jdbc.update("UPDATE shelves SET free = free + 1 WHERE id = ?", move.status());
        }
    }

    record Move(String id, String status) {}

    @Entity
    static class Parcel {
        @Id
        private String id;

        private String status;
        private String place;

        String getStatus() {
            return status;
        }

        void setStatus(String status) {
            this.status = status;
        }

        void setPlace(String place) {
            this.place = place;
        }
    }

    interface Parcels extends JpaRepository<Parcel, String> {}
}
