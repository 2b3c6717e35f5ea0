import dev.hapax.*;
import jakarta.persistence.*;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.*;
import org.springframework.data.jpa.repository.JpaRepository;

class Entities {
    record Visit(String card, int points, BigDecimal price, List<String> gates, String note) {}

    @Entity
    static class Card {
        @Id
        private String number;

        private int points;
        private long visits;
        private BigDecimal spent;
        private LocalDate expires;
        private String notes;
        private String status;
        private int laps;
        private int lapsShown;
        private LocalDate changed;

        int getPoints() {
            return points;
        }

        void setPoints(int points) {
            this.points = points;
        }

        BigDecimal getSpent() {
            return spent;
        }

        void setSpent(BigDecimal spent) {
            this.spent = spent;
        }

        LocalDate getExpires() {
            return expires;
        }

        void setExpires(LocalDate expires) {
            this.expires = expires;
        }

        String getNotes() {
            return notes;
        }

        void setNotes(String notes) {
            this.notes = notes;
        }

        void setStatus(String status) {
            this.status = status;
        }

        int getLaps() {
            return laps;
        }

        void setLaps(int laps) {
            this.laps = laps;
            this.lapsShown = laps;
            this.changed = LocalDate.now();
        }

        void visited(BigDecimal price) {
            visits++; // hapax: increment
            spent = spent.add(price); // hapax: increment
        }
    }

    interface Cards extends JpaRepository<Card, String> {
        Card findByNumber(String number);

        List<Card> findAllByStatus(String status);

        Optional<Card> findFirstByNotesContaining(String text);
    }

    private Cards cards;

    @KafkaHandler(topics = "visits", group = "a")
    void saved(Visit visit) {
        Card card = cards.findById(visit.card()).orElseThrow();
        card.setPoints(card.getPoints() + visit.points()); // hapax: increment
        cards.save(card);
    }

    @KafkaHandler(topics = "visits", group = "b")
    void found(Visit visit) {
        Card card = cards.findByNumber(visit.card());
        int before = card.getPoints();
        if (before < visit.points()) {
            throw new IllegalStateException("not enough");
        }
        card.setPoints(before - visit.points()); // hapax: increment
        card.setSpent(card.getSpent().add(visit.price())); // hapax: increment
        card.setExpires(card.getExpires().plusDays(30)); // hapax: increment
        card.setNotes(card.getNotes() + visit.note()); // hapax: increment
        cards.saveAndFlush(card);
    }

    @KafkaHandler(topics = "visits", group = "c")
    void domainMethod(Visit visit) {
        cards.findById(visit.card()).ifPresent(card -> {
            card.visited(visit.price());
            cards.save(card);
        });
    }

    @KafkaHandler(topics = "visits", group = "d")
    void everyOne(Visit visit) {
        for (Card card : cards.findAllByStatus("open")) {
            card.setPoints(card.getPoints() + 1); // hapax: increment
        }
        cards.flush();
        visit.gates().forEach(gate -> cards.findFirstByNotesContaining(gate)
                .map(card -> {
                    card.setPoints(Math.addExact(card.getPoints(), visit.points())); // hapax: increment
                    return cards.save(card);
                })
                .orElseThrow());
    }

    @KafkaHandler(topics = "visits", group = "e")
    void throughAFunction(Visit visit) {
        Card card = cards.getReferenceById(visit.card());
        card.setPoints(withBonus(card.getPoints(), visit)); // hapax: increment
        cards.save(card);
    }

    private int withBonus(int points, Visit visit) {
        if (visit.points() > 100) {
            return points + 2 * visit.points();
        }
        return points + visit.points();
    }

    @KafkaHandler(topics = "visits", group = "f")
    void absolute(Visit visit) {
        Card card = cards.findById(visit.card()).orElseThrow();
        card.setStatus("seen");
        card.setNotes(visit.note() != null ? visit.note() : card.getNotes());
        card.setPoints(Math.max(card.getPoints(), visit.points()));
        card.setSpent(visit.price());
        cards.save(card);
    }

    @KafkaHandler(topics = "visits", group = "g")
    void madeHere(Visit visit) {
        Card copy = new Card();
        copy.setPoints(5);
        copy.setPoints(copy.getPoints() + visit.points());
    }

    @KafkaHandler(topics = "visits", group = "h")
    void savedHere(Visit visit) {
        Card card = issued(visit);
        card.setPoints(card.getPoints() + 1);
        cards.save(card);
    }

    private Card issued(Visit visit) {
        Card card = new Card();
        card.number = visit.card();
        card.setPoints(0);
        return cards.save(card);
    }

    @KafkaHandler(topics = "visits", group = "i")
    void savedHereWithWhatWasThere(Visit visit) {
        Card known = cards.findByNumber(visit.card());
        Card card = new Card();
        card.number = visit.card();
        card.setPoints(known.getPoints());
        Card kept = cards.save(card);
        kept.setPoints(kept.getPoints() + visit.points()); // hapax: increment
        cards.save(kept);
    }

    @KafkaHandler(topics = "visits", group = "j")
    void setsTwoFields(Visit visit) {
        Card card = cards.findByNumber(visit.card());
        card.setLaps(card.getLaps() + visit.points()); // hapax: increment
        cards.save(card);
    }

    @KafkaHandler(topics = "visits", group = "k")
    void setsTwoFieldsToWhatComes(Visit visit) {
        Card card = cards.findByNumber(visit.card());
        card.setLaps(visit.points());
        cards.save(card);
    }
}
