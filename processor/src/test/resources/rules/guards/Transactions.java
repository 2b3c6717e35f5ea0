import dev.hapax.*;
import jakarta.persistence.*;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.*;
import org.springframework.transaction.support.TransactionTemplate;

class Transactions {
    record Refill(String id, String pump, int litres) {}

    enum State {
        OPEN,
        FILLED,
        CLOSED
    }

    @Entity
    static class Pump {
        @Id
        String name;

        int litres;
        State state;

        int getLitres() {
            return litres;
        }

        void setLitres(int litres) {
            this.litres = litres;
        }

        State getState() {
            return state;
        }

        void setState(State state) {
            this.state = state;
        }

        void fill(int more) {
            litres += more; // hapax: check-then-act note
        }
    }

    @Entity
    static class Seen {
        @Id
        String id;

        Seen(String id) {
            this.id = id;
        }

        Seen() {}
    }

    interface Pumps extends JpaRepository<Pump, String> {}

    interface Sightings extends JpaRepository<Seen, String> {}

    @org.springframework.stereotype.Service
    static class Service {
        private final Pumps pumps;
        private final Sightings seen;
        private final KafkaTemplate<String, String> kafka;
        private final Marker marker;
        private final TransactionTemplate transactions;

        Service(Pumps pumps, Sightings seen, KafkaTemplate<String, String> kafka, Marker marker, TransactionTemplate transactions) {
            this.pumps = pumps;
            this.seen = seen;
            this.kafka = kafka;
            this.marker = marker;
            this.transactions = transactions;
        }

        @Transactional
        public void checkActAndMarkInOne(Refill refill) {
            if (seen.existsById(refill.id())) {
                return;
            }
            Pump pump = pumps.findById(refill.pump()).orElseThrow();
            pump.setLitres(pump.getLitres() + refill.litres());
            pumps.save(pump);
            seen.save(new Seen(refill.id()));
        }

        public void withoutATransaction(Refill refill) {
            if (seen.existsById(refill.id())) {
                return;
            }
            Pump pump = pumps.findById(refill.pump()).orElseThrow();
            pump.setLitres(pump.getLitres() + refill.litres());
            pumps.save(pump); // hapax: check-then-act note
            seen.save(new Seen(refill.id()));
        }

        /** A domain method is told by itself: in its own place it grows. */
        public void inTheDomain(Refill refill) {
            if (seen.existsById(refill.id())) {
                return;
            }
            Pump pump = pumps.findById(refill.pump()).orElseThrow();
            pump.fill(refill.litres());
            pumps.save(pump);
            seen.save(new Seen(refill.id()));
        }

        public void throughThis(Refill refill) {
            self(refill);
        }

        @Transactional
        public void self(Refill refill) {
            if (!seen.existsById(refill.id())) {
                Pump pump = pumps.findById(refill.pump()).orElseThrow();
                pump.setLitres(pump.getLitres() + refill.litres());
                pumps.save(pump); // hapax: check-then-act note
                seen.save(new Seen(refill.id()));
            }
        }

        @Transactional
        public void sendBeforeTheCommit(Refill refill) {
            if (seen.existsById(refill.id())) {
                return;
            }
            seen.save(new Seen(refill.id()));
            kafka.send("refills", refill.id()); // hapax: check-then-act note, unawaited-send
        }

        public void markedByItself(Refill refill) {
            if (seen.existsById(refill.id())) {
                return;
            }
            seen.save(new Seen(refill.id()));
            kafka.send("refills", refill.id()); // hapax: mark-before-effect warning, unawaited-send
        }

        @Transactional
        public void markedInATransactionOfItsOwn(Refill refill) {
            if (seen.existsById(refill.id())) {
                return;
            }
            marker.mark(refill.id());
            Pump pump = pumps.findById(refill.pump()).orElseThrow();
            pump.setLitres(pump.getLitres() + refill.litres()); // hapax: mark-before-effect warning
        }

        @Transactional
        public void markedByAnother(Refill refill) {
            if (seen.existsById(refill.id())) {
                return;
            }
            marker.join(refill.id());
            Pump pump = pumps.findById(refill.pump()).orElseThrow();
            pump.setLitres(pump.getLitres() + refill.litres());
        }

        public void inALambda(Refill refill) {
            transactions.executeWithoutResult(status -> {
                if (!seen.existsById(refill.id())) {
                    Pump pump = pumps.findById(refill.pump()).orElseThrow();
                    pump.setLitres(pump.getLitres() + refill.litres());
                    pumps.save(pump);
                    seen.save(new Seen(refill.id()));
                }
            });
        }

        @Transactional("kafkaTransactionManager")
        public void ofKafka(Refill refill) {
            if (!seen.existsById(refill.id())) {
                Pump pump = pumps.findById(refill.pump()).orElseThrow();
                pump.setLitres(pump.getLitres() + refill.litres());
                pumps.save(pump); // hapax: check-then-act note
                seen.save(new Seen(refill.id()));
            }
        }

        @Transactional
        public void stateOfTheRow(Refill refill) {
            Pump pump = pumps.findById(refill.pump()).orElseThrow();
            if (pump.getState() != State.OPEN) {
                return;
            }
            pump.setLitres(pump.getLitres() + refill.litres());
            pump.setState(State.FILLED);
            pumps.save(pump);
        }

        public void stateAndAmountInOneRow(Refill refill) {
            Pump pump = pumps.findById(refill.pump()).orElseThrow();
            if (pump.getState() == State.FILLED) {
                return;
            }
            pump.setLitres(pump.getLitres() + refill.litres());
            pump.setState(State.FILLED);
            pumps.save(pump);
        }

        @Transactional
        public void anotherStateThanTheOneThatIsAskedFor(Refill refill) {
            Pump pump = pumps.findById(refill.pump()).orElseThrow();
            if (pump.getState() == State.CLOSED) {
                return;
            }
            pump.setLitres(pump.getLitres() + refill.litres()); // hapax: increment
            pump.setState(State.FILLED);
        }
    }

    @org.springframework.stereotype.Service
    static class Marker {
        private final Sightings seen;

        Marker(Sightings seen) {
            this.seen = seen;
        }

        @Transactional(propagation = Propagation.REQUIRES_NEW)
        public void mark(String id) {
            seen.save(new Seen(id));
        }

        @Transactional
        public void join(String id) {
            seen.save(new Seen(id));
        }
    }

    private final Service service;

    Transactions(Service service) {
        this.service = service;
    }

    @KafkaHandler(topics = "a", group = "g")
    void on(Refill refill) {
        service.checkActAndMarkInOne(refill);
    }

    @KafkaHandler(topics = "b", group = "g")
    void on2(Refill refill) {
        service.withoutATransaction(refill);
    }

    @KafkaHandler(topics = "b-domain", group = "g")
    void inTheDomain(Refill refill) {
        service.inTheDomain(refill);
    }

    @KafkaHandler(topics = "c", group = "g")
    void on3(Refill refill) {
        service.throughThis(refill);
    }

    @KafkaHandler(topics = "d", group = "g")
    void on4(Refill refill) {
        service.sendBeforeTheCommit(refill);
    }

    @KafkaHandler(topics = "e", group = "g")
    void on5(Refill refill) {
        service.markedByItself(refill);
    }

    @KafkaHandler(topics = "f", group = "g")
    void on6(Refill refill) {
        service.markedInATransactionOfItsOwn(refill);
    }

    @KafkaHandler(topics = "h", group = "g")
    void on7(Refill refill) {
        service.markedByAnother(refill);
    }

    @KafkaHandler(topics = "i", group = "g")
    void on8(Refill refill) {
        service.inALambda(refill);
    }

    @KafkaHandler(topics = "j", group = "g")
    void on9(Refill refill) {
        service.ofKafka(refill);
    }

    @KafkaHandler(topics = "k", group = "g")
    void on10(Refill refill) {
        service.stateOfTheRow(refill);
    }

    @KafkaHandler(topics = "l", group = "g")
    void on11(Refill refill) {
        service.stateAndAmountInOneRow(refill);
    }

    @KafkaHandler(topics = "m", group = "g")
    void on12(Refill refill) {
        service.anotherStateThanTheOneThatIsAskedFor(refill);
    }

    @Transactional
    @KafkaHandler(topics = "n", group = "g")
    public void onTheHandlerItself(Refill refill) {
        service.markedByAnother(refill);
    }
}
