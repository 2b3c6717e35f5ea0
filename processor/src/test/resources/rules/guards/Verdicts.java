import jakarta.persistence.*;
import java.util.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.transaction.annotation.Transactional;

/** A row decides for itself whether it takes a message, and says so by what it hands back: an object of a class, or a constant. */
class Verdicts {
    record Returned(String copy, String reader, int days, int fine) {}

    enum State {
        LENT,
        LATE,
        BACK
    }

    sealed interface Verdict permits Taken, Left {}

    record Taken(int fine) implements Verdict {}

    record Left(String why) implements Verdict {}

    enum Reply {
        DONE,
        KNOWN,
        WRONG
    }

    @Entity
    static class Copy {
        private static final Set<State> OUT = EnumSet.of(State.LENT, State.LATE);
        private static final Set<State> IN = Set.of(State.BACK);

        @Id
        private String number;

        @Enumerated(EnumType.STRING)
        private State state;

        private int days;

        @Version
        private long version;

        Verdict giveBack(int days) {
            if (!OUT.contains(state)) {
                return new Left("is " + state);
            }
            this.state = State.BACK;
            this.days = days;
            return new Taken(days);
        }

        Verdict giveBackUnlessIn(int days) {
            if (IN.contains(state)) {
                return new Left("is " + state);
            }
            this.state = State.BACK;
            return new Taken(days);
        }

        Verdict mentioned(int days) {
            if (!OUT.contains(state)) {
                return new Left("is " + state);
            }
            this.days = days;
            return new Taken(days);
        }

        Verdict late(int days) {
            if (!OUT.contains(state)) {
                return new Left("is " + state);
            }
            this.state = State.LATE;
            return new Taken(days);
        }

        Verdict lateUnlessIn(int days) {
            if (IN.contains(state)) {
                return new Left("is " + state);
            }
            this.state = State.LATE;
            return new Taken(days);
        }

        Verdict anyhow(int days) {
            if (!OUT.contains(state)) {
                return new Taken(days);
            }
            this.state = State.BACK;
            return new Taken(days);
        }

        Verdict halfway(int days) {
            if (days > 30) {
                return new Taken(days);
            }
            if (!OUT.contains(state)) {
                return new Left("is " + state);
            }
            this.state = State.BACK;
            return new Taken(days);
        }

        Reply reply(int days) {
            if (days < 0) {
                return Reply.WRONG;
            }
            if (state == State.BACK) {
                return Reply.KNOWN;
            }
            state = State.BACK;
            return Reply.DONE;
        }
    }

    @Entity
    static class Reader {
        @Id
        private String name;

        private int fines;

        @Version
        private long version;
    }

    interface Copies extends JpaRepository<Copy, String> {}

    interface Readers extends JpaRepository<Reader, String> {}

    private final Copies copies;
    private final Readers readers;

    Verdicts(Copies copies, Readers readers) {
        this.copies = copies;
        this.readers = readers;
    }

    @KafkaListener(topics = "a")
    @Transactional
    public void notWhereItIsLeft(Returned event) {
        Copy copy = copies.findById(event.copy()).orElseThrow();
        Verdict verdict = copy.giveBack(event.days());
        if (verdict instanceof Left) {
            return;
        }
        Reader reader = readers.findById(event.reader()).orElseThrow();
        reader.fines += ((Taken) verdict).fine();
    }

    @KafkaListener(topics = "b")
    @Transactional
    public void whereItIsTaken(Returned event) {
        Copy copy = copies.findById(event.copy()).orElseThrow();
        if (copy.giveBackUnlessIn(event.days()) instanceof Taken taken) {
            Reader reader = readers.findById(event.reader()).orElseThrow();
            reader.fines += taken.fine();
        }
    }

    /** The state stays as it was. */
    @KafkaListener(topics = "c")
    @Transactional
    public void takenAndNotMarked(Returned event) {
        Copy copy = copies.findById(event.copy()).orElseThrow();
        if (copy.mentioned(event.days()) instanceof Taken taken) {
            Reader reader = readers.findById(event.reader()).orElseThrow();
            reader.fines += taken.fine(); // hapax: increment warning
        }
    }

    /** The new state is one of those that are asked for. */
    @KafkaListener(topics = "d")
    @Transactional
    public void markedAsOneThatPasses(Returned event) {
        Copy copy = copies.findById(event.copy()).orElseThrow();
        if (copy.late(event.days()) instanceof Taken taken) {
            Reader reader = readers.findById(event.reader()).orElseThrow();
            reader.fines += taken.fine(); // hapax: increment warning
        }
    }

    /** The new state is none of those that are refused. */
    @KafkaListener(topics = "e")
    @Transactional
    public void markedAsOneThatIsNotRefused(Returned event) {
        Copy copy = copies.findById(event.copy()).orElseThrow();
        if (copy.lateUnlessIn(event.days()) instanceof Left) {
            return;
        }
        Reader reader = readers.findById(event.reader()).orElseThrow();
        reader.fines += event.fine(); // hapax: increment warning
    }

    /** Both ways say the same. */
    @KafkaListener(topics = "f")
    @Transactional
    public void takenAnyhow(Returned event) {
        Copy copy = copies.findById(event.copy()).orElseThrow();
        if (copy.anyhow(event.days()) instanceof Taken taken) {
            Reader reader = readers.findById(event.reader()).orElseThrow();
            reader.fines += taken.fine(); // hapax: increment warning
        }
    }

    /** One way says so without having looked. */
    @KafkaListener(topics = "g")
    @Transactional
    public void takenWithoutALook(Returned event) {
        Copy copy = copies.findById(event.copy()).orElseThrow();
        if (copy.halfway(event.days()) instanceof Taken taken) {
            Reader reader = readers.findById(event.reader()).orElseThrow();
            reader.fines += taken.fine(); // hapax: increment warning
        }
    }

    /** What was refused is fined. */
    @KafkaListener(topics = "h")
    @Transactional
    public void whereItIsLeft(Returned event) {
        Copy copy = copies.findById(event.copy()).orElseThrow();
        if (copy.giveBack(event.days()) instanceof Left) {
            Reader reader = readers.findById(event.reader()).orElseThrow();
            reader.fines += event.fine(); // hapax: increment warning
        }
    }

    @KafkaListener(topics = "i")
    @Transactional
    public void whereTheReplyIsDone(Returned event) {
        Copy copy = copies.findById(event.copy()).orElseThrow();
        if (copy.reply(event.days()) == Reply.DONE) {
            Reader reader = readers.findById(event.reader()).orElseThrow();
            reader.fines += event.fine();
        }
    }

    /** That it is known is another reply than that it is wrong. */
    @KafkaListener(topics = "j")
    @Transactional
    public void whereTheReplyIsNotWrong(Returned event) {
        Copy copy = copies.findById(event.copy()).orElseThrow();
        if (copy.reply(event.days()) != Reply.WRONG) {
            Reader reader = readers.findById(event.reader()).orElseThrow();
            reader.fines += event.fine(); // hapax: increment warning
        }
    }
}
