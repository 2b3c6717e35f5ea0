import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.*;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Service;

/** A count that is not there counts as none, also where much has to be known of the row that it is in. */
class DefaultsByOptional {
    enum Level {
        FIRST,
        SECOND
    }

    record Trip(String number, LocalDateTime at, String level, Integer people, BigDecimal price) {}

    record Booked(String kind, Map<String, Object> trip) {}

    @Entity
    static class Fare {
        @Id
        Long id;

        Integer seats;
        BigDecimal sold;
        Integer highest;

        Integer getSeats() {
            return seats;
        }

        void setSeats(Integer seats) {
            this.seats = seats;
        }
    }

    @Entity
    static class Departure {
        @Id
        UUID id;

        LocalDateTime at;
    }

    interface Fares extends JpaRepository<Fare, Long> {
        Optional<Fare> findByDepartureAndLevel(UUID departure, Level level);
    }

    interface Departures extends JpaRepository<Departure, UUID> {
        List<Departure> findByNumber(Long number);
    }

    @Service
    static class Seats {
        private final Fares fares;
        private final Departures departures;

        Seats(Fares fares, Departures departures) {
            this.fares = fares;
            this.departures = departures;
        }

        int change(String number, String level, LocalDateTime at, int people, boolean take) {
            Fare fare = fare(number, at, level == null ? Level.SECOND : Level.valueOf(level.trim().toUpperCase()));
            int now = Optional.ofNullable(fare.getSeats()).orElse(0);
            if (take) {
                if (now < people) {
                    throw new IllegalStateException("not enough seats in " + number);
                }
                fare.setSeats(now - people); // hapax: increment warning
            } else {
                fare.setSeats(now + Math.max(people, 0)); // hapax: increment warning
            }
            fares.save(fare);
            return fare.getSeats();
        }

        void take(String number, String level, LocalDateTime at, int people) {
            Fare fare = fare(number, at, level == null ? Level.SECOND : Level.valueOf(level.trim().toUpperCase()));
            int now = fare.getSeats() == null ? 0 : fare.getSeats();
            if (now < people) {
                throw new IllegalStateException("not enough seats in " + number);
            }
            fare.setSeats(now - people); // hapax: increment warning
            fares.save(fare);
        }

        void sold(String number, LocalDateTime at, BigDecimal price, Integer people) {
            Fare fare = fare(number, at, Level.FIRST);
            fare.sold = Optional.ofNullable(fare.sold).orElse(BigDecimal.ZERO).add(price); // hapax: increment warning
            fare.highest = Optional.ofNullable(people).orElse(0);
            fares.save(fare);
        }

        private Fare fare(String number, LocalDateTime at, Level level) {
            UUID departure = parsed(number);
            if (departure != null) {
                return fares.findByDepartureAndLevel(departure, level)
                        .orElseThrow(() -> new IllegalStateException("no fare for " + departure));
            }
            List<Departure> all = departures.findByNumber(Long.parseLong(number));
            Departure best = all.stream()
                    .min(Comparator.comparing(one -> Math.abs(one.at.getMinute() - at.getMinute())))
                    .orElseThrow();
            return fares.findByDepartureAndLevel(best.id, level).orElseThrow();
        }

        private static UUID parsed(String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }

    private final Seats seats;
    private final ObjectMapper json;

    DefaultsByOptional(Seats seats, ObjectMapper json) {
        this.seats = seats;
        this.json = json;
    }

    @KafkaListener(topics = "a")
    public void taken(String text) throws Exception {
        Booked booked = json.readValue(text, Booked.class);
        Trip trip = json.convertValue(booked.trip(), Trip.class);
        seats.change(trip.number(), trip.level(), trip.at(), trip.people() == null ? 1 : trip.people(), true);
    }

    @KafkaListener(topics = "b")
    public void givenBack(String text) throws Exception {
        Booked booked = json.readValue(text, Booked.class);
        Trip trip = json.convertValue(booked.trip(), Trip.class);
        seats.change(trip.number(), trip.level(), trip.at(), trip.people() == null ? 1 : trip.people(), false);
    }

    @KafkaListener(topics = "d")
    public void takenWithoutOptional(String text) throws Exception {
        Booked booked = json.readValue(text, Booked.class);
        Trip trip = json.convertValue(booked.trip(), Trip.class);
        seats.take(trip.number(), trip.level(), trip.at(), trip.people() == null ? 1 : trip.people());
    }

    @KafkaListener(topics = "c")
    public void sold(Trip trip) {
        seats.sold(trip.number(), trip.at(), trip.price(), trip.people());
    }
}
