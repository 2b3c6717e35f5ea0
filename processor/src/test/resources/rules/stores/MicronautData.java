import dev.hapax.*;
import io.micronaut.data.annotation.*;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.CrudRepository;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

class MicronautData {
    record Ride(String id, String bike, int minutes, String state) {}

    @MappedEntity
    static class Trip {
        @Id
        @GeneratedValue
        private Long id;

        private String bike;
        private int minutes;

        Trip() {}

        Trip(String bike, int minutes) {
            this.bike = bike;
            this.minutes = minutes;
        }
    }

    @MappedEntity
    static class Bike {
        @Id
        private String number;

        private int minutes;
        private String state;

        Bike(String number) {
            this.number = number;
        }

        int getMinutes() {
            return minutes;
        }

        void setMinutes(int minutes) {
            this.minutes = minutes;
        }

        void setState(String state) {
            this.state = state;
        }
    }

    @Repository
    interface Trips extends CrudRepository<Trip, Long> {}

    @Repository
    interface Bikes extends CrudRepository<Bike, String> {
        @Query("UPDATE bike SET minutes = minutes + :minutes WHERE number = :number")
        void ride(String number, int minutes);

        @Query("UPDATE bike SET state = :state WHERE number = :number")
        void park(String number, String state);

        @Query("INSERT INTO bike_log (bike, state) VALUES (:number, :state)")
        void log(String number, String state);

        @Query("UPDATE bike SET minutes = minutes + :minutes, version = version + 1 WHERE number = :number AND version = :version")
        int rideAt(String number, int minutes, long version);

        void updateStateByNumber(@Id String number, String state);

        Optional<Bike> findByState(String state);

        Bike save(String number, int minutes);
    }

    private Trips trips;
    private Bikes bikes;

    @KafkaHandler(topics = "rides", group = "a")
    void saved(Ride ride) {
        trips.save(new Trip(ride.bike(), ride.minutes())); // hapax: insert
        trips.saveAll(List.of(new Trip(ride.bike(), 1))); // hapax: insert
    }

    @KafkaHandler(topics = "rides", group = "e")
    void savedUnderTheSameNumber(Ride ride) {
        bikes.save(new Bike(ride.bike())); // hapax: insert
    }

    @KafkaHandler(topics = "rides", group = "b")
    void updated(Ride ride) {
        bikes.update(new Bike(ride.bike()));
        bikes.updateStateByNumber(ride.bike(), ride.state());
        bikes.park(ride.bike(), ride.state());
        bikes.deleteById(ride.bike());
    }

    @KafkaHandler(topics = "rides", group = "c")
    void statements(Ride ride) {
        bikes.ride(ride.bike(), ride.minutes()); // hapax: increment
        bikes.log(ride.bike(), ride.state()); // hapax: insert
        bikes.rideAt(ride.bike(), ride.minutes(), 1);
    }

    @KafkaHandler(topics = "rides", group = "d")
    @Transactional
    void readAndWritten(Ride ride) {
        Bike bike = bikes.findById(ride.bike()).orElseThrow();
        bike.setMinutes(bike.getMinutes() + ride.minutes()); // hapax: increment
        bikes.update(bike);
        bikes.findByState("lost").ifPresent(found -> {
            found.setState("found");
            bikes.update(found);
        });
    }
}
