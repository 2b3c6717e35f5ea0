import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.kafka.annotation.KafkaListener;

/** Documents that come with the message: one brings the key that it is known by, another one may have none. */
class NamedKeys {
    @Document
    static class Seats {
        @Id
        String showId;

        int free;
    }

    @Document
    static class Note {
        @Id
        String id;

        String text;
    }

    /** No number is made by the store. */
    @Document
    static class Ticket {
        @Id
        Long id;

        String row;
    }

    interface Tickets extends MongoRepository<Ticket, Long> {}

    interface SeatsByShow extends MongoRepository<Seats, String> {}

    interface Notes extends MongoRepository<Note, String> {}

    private final SeatsByShow seats;
    private final Notes notes;
    private final Tickets tickets;

    NamedKeys(SeatsByShow seats, Notes notes, Tickets tickets) {
        this.tickets = tickets;
        this.seats = seats;
        this.notes = notes;
    }

    @KafkaListener(topics = "seats")
    void seats(Seats changed) {
        seats.save(changed);
    }

    @KafkaListener(topics = "notes")
    void notes(Note note) {
        notes.save(note); // hapax: insert warning
    }

    @KafkaListener(topics = "tickets")
    void tickets(Ticket ticket) {
        tickets.save(ticket);
    }

    @KafkaListener(topics = "shows")
    void shows(Seats made) {
        seats.insert(made); // hapax: insert warning
    }

    /** What the code itself makes has the key that it is given. */
    @KafkaListener(topics = "opened")
    void opens(String show) {
        Seats opened = new Seats();
        opened.free = 10;
        seats.save(opened); // hapax: insert warning
    }
}
