import io.micronaut.data.repository.GenericRepository;
import jakarta.persistence.*;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;
import org.springframework.kafka.annotation.KafkaListener;

/** Repositories whose base has no methods, so that the project declares those that it needs. */
class DeclaredRepositories {
    record Booking(String id, String guest, int nights) {}

    @Entity
    static class Stay {
        @Id
        @GeneratedValue
        Long id;

        String guest;

        Stay() {}

        Stay(String guest) {
            this.guest = guest;
        }
    }

    @Entity
    static class Room {
        @Id
        String number;

        int nights;

        Room() {}

        Room(String number) {
            this.number = number;
        }
    }

    interface Stays extends Repository<Stay, Long> {
        Stay save(Stay stay);

        List<Stay> saveAll(Iterable<Stay> stays);

        Optional<Stay> findByGuest(String guest);
    }

    interface Rooms extends Repository<Room, String> {
        Room save(Room room);

        Room findByNumber(String number);
    }

    @io.micronaut.data.annotation.Repository
    interface Ledger extends GenericRepository<Stay, Long> {
        Stay save(Stay stay);

        Stay save(String guest, int nights);

        void persist(Stay stay);

        void update(Stay stay);
    }

    private final Stays stays;
    private final Rooms rooms;
    private final Ledger ledger;

    DeclaredRepositories(Stays stays, Rooms rooms, Ledger ledger) {
        this.stays = stays;
        this.rooms = rooms;
        this.ledger = ledger;
    }

    @KafkaListener(topics = "a")
    void inserts(Booking booking) {
        Stay stay = stays.save(new Stay(booking.guest())); // hapax: insert warning
        System.out.println(stay.id);
        stays.saveAll(List.of(new Stay(booking.guest()))); // hapax: insert warning
    }

    @KafkaListener(topics = "b")
    void overwrites(Booking booking) {
        rooms.save(new Room(booking.id()));
    }

    @KafkaListener(topics = "c")
    void grows(Booking booking) {
        Room room = rooms.findByNumber(booking.id());
        room.nights += booking.nights(); // hapax: increment warning
        rooms.save(room);
    }

    @KafkaListener(topics = "d")
    void checks(Booking booking) {
        if (stays.findByGuest(booking.guest()).isEmpty()) {
            stays.save(new Stay(booking.guest()));
        }
    }

    @KafkaListener(topics = "e")
    void ofMicronaut(Booking booking) {
        ledger.save(new Stay(booking.guest())); // hapax: insert warning
        ledger.save(booking.guest(), booking.nights()); // hapax: insert warning
        ledger.persist(new Stay(UUID.randomUUID().toString())); // hapax: insert warning
        ledger.update(new Stay(booking.guest()));
    }
}
