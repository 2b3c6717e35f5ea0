import jakarta.persistence.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A status that the message brings, set first and looked at afterwards, is the message's: it is the same the second time. */
class ReadAfterTheMark {
    private final Parcels parcels;
    private final Shelf shelf;
    private final KafkaTemplate<String, String> kafka;

    ReadAfterTheMark(Parcels parcels, Shelf shelf, KafkaTemplate<String, String> kafka) {
        this.parcels = parcels;
        this.shelf = shelf;
        this.kafka = kafka;
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void looksAtWhatItHasSet(Move move) {
        Parcel parcel = parcels.findById(move.id()).orElseThrow();
        parcel.setStatus(move.status());
        if (parcel.getStatus().equals("LOST")) {
            kafka.send("refunds", move.id()).join(); // hapax: send warning
        }
    }

    @KafkaListener(topics = "b")
    @Transactional
    public void looksAtWhatItHasSaved(Move move) {
        Parcel parcel = parcels.findById(move.id()).orElseThrow();
        parcel.setStatus(move.status());
        Parcel saved = parcels.save(parcel);
        if (!saved.getStatus().equals("STORED")) {
            kafka.send("refunds", move.id()).join(); // hapax: send warning
        }
    }

    @KafkaListener(topics = "c")
    @Transactional
    public void looksAtWhatAnotherHasSet(Move move) {
        Parcel parcel = shelf.move(move);
        if (parcel.getStatus().equals("LOST")) {
            kafka.send("refunds", move.id()).join(); // hapax: send warning
        }
    }

    @KafkaListener(topics = "d")
    @Transactional
    public void looksAgain(Move move) {
        Parcel parcel = parcels.findById(move.id()).orElseThrow();
        parcel.setStatus(move.status());
        parcels.saveAndFlush(parcel);
        Parcel found = parcels.findById(move.id()).orElseThrow();
        if (found.getStatus().equals("LOST")) {
            kafka.send("refunds", move.id()).join(); // hapax: send warning
        }
    }

    /** A constant first, and then what the message brings. */
    @KafkaListener(topics = "e")
    @Transactional
    public void looksAtWhatIsSetLast(Move move) {
        Parcel parcel = parcels.findById(move.id()).orElseThrow();
        parcel.setStatus("MOVING");
        parcels.saveAndFlush(parcel);
        parcel.setStatus(move.status());
        if (parcel.getStatus().equals("LOST")) {
            kafka.send("refunds", move.id()).join(); // hapax: send warning
        }
    }

    /** Another row than the one that is left. */
    @KafkaListener(topics = "f")
    @Transactional
    public void looksAtAnother(Move move) {
        Parcel parcel = parcels.findById(move.id()).orElseThrow();
        parcel.setStatus("LOST");
        Parcel other = parcels.findById(move.other()).orElseThrow();
        if (other.getStatus().equals("STORED")) {
            kafka.send("refunds", move.id()).join(); // hapax: send warning
        }
    }

    record Move(String id, String other, String status) {}

    @Service
    static class Shelf {
        private final Parcels parcels;

        Shelf(Parcels parcels) {
            this.parcels = parcels;
        }

        Parcel move(Move move) {
            Parcel parcel = parcels.findById(move.id()).orElseThrow();
            parcel.setStatus(move.status());
            return parcels.save(parcel);
        }
    }

    @Entity
    static class Parcel {
        @Id
        private String id;

        private String status;

        String getStatus() {
            return status;
        }

        void setStatus(String status) {
            this.status = status;
        }
    }

    interface Parcels extends JpaRepository<Parcel, String> {}
}
