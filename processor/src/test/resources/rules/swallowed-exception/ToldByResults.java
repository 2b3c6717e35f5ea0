import dev.hapax.*;
import java.util.*;
import java.util.function.Supplier;
import org.slf4j.*;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;

/** A failure that is caught and handed back as a result is not lost where the caller throws an exception upon that result. */
class ToldByResults {
    record Shift(String id, String nurse, int hours) {}

    private static final Logger LOG = LoggerFactory.getLogger(ToldByResults.class);
    private static final String PLAN = "UPDATE shifts SET nurse = ?, hours = ? WHERE id = ?";

    private final Roster roster;

    ToldByResults(Roster roster) {
        this.roster = roster;
    }

    @KafkaListener(topics = "a")
    void throwsUponAFailedOutcome(Shift shift) {
        Outcome<Integer> outcome = roster.planned(shift);
        if (!outcome.worked()) {
            throw new IllegalStateException(outcome.trouble());
        }
        LOG.info("{} rows", outcome.value());
    }

    @KafkaListener(topics = "b")
    void writesItDown(Shift shift) {
        Outcome<Integer> outcome = roster.noted(shift);
        if (!outcome.worked()) {
            LOG.warn("{} was not planned", shift.id());
        }
    }

    @KafkaListener(topics = "c")
    void throwsUponSomeFailedOutcomes(Shift shift) {
        Outcome<Integer> outcome = roster.notedForLongShifts(shift);
        if (!outcome.worked() && shift.hours() > 8) {
            throw new IllegalStateException(outcome.trouble());
        }
    }

    @KafkaListener(topics = "d")
    void throwsUponTheOtherOutcome(Shift shift) {
        if (roster.mixedUp(shift).worked()) {
            throw new IllegalStateException("planned already");
        }
    }

    @KafkaListener(topics = "e")
    void missesWhatIsNotThere(Shift shift) {
        LOG.info("{}", roster.perhaps(shift).orElseThrow());
    }

    @KafkaListener(topics = "f")
    void asksWhetherItIsThere(Shift shift) {
        Optional<String> nurse = roster.perhapsToo(shift);
        if (nurse.isEmpty()) {
            throw new IllegalStateException(shift.id());
        }
    }

    @KafkaListener(topics = "g")
    void takesWhatIsThere(Shift shift) {
        roster.ifPossible(shift).ifPresent(LOG::info);
    }

    @KafkaListener(topics = "h")
    void looksAtTheState(Shift shift) {
        if (roster.state(shift) == State.FAILED) {
            throw new IllegalStateException(shift.id());
        }
    }

    @KafkaListener(topics = "i")
    void choosesByState(Shift shift) {
        switch (roster.otherState(shift)) {
            case FAILED -> throw new IllegalStateException(shift.id());
            case REFUSED -> LOG.info("{} is refused", shift.id());
            case PLANNED -> LOG.info("{} is planned", shift.id());
        }
    }

    @KafkaListener(topics = "j")
    void looksAtAnotherState(Shift shift) {
        if (roster.thirdState(shift) == State.REFUSED) {
            throw new IllegalStateException(shift.id());
        }
    }

    @KafkaListener(topics = "k")
    void looksAtTheKind(Shift shift) {
        if (roster.answer(shift) instanceof Refusal refusal) {
            throw new IllegalStateException(refusal.why());
        }
    }

    @KafkaListener(topics = "l")
    void looksAtAnotherKind(Shift shift) {
        if (roster.secondAnswer(shift) instanceof Consent) {
            throw new IllegalStateException("too late");
        }
    }

    @KafkaListener(topics = "m")
    void needsSomething(Shift shift) {
        Objects.requireNonNull(roster.nameOrNull(shift), "nobody");
    }

    @KafkaListener(topics = "n")
    void usesIt(Shift shift) {
        LOG.info("{}", roster.nameAlways(shift).length());
    }

    @KafkaListener(topics = "o")
    void looksAtNothing(Shift shift) {
        roster.dropped(shift);
    }

    @KafkaListener(topics = "p")
    void throwsUponOneOfTwoFailures(Shift shift) {
        if (roster.twoKinds(shift) == State.FAILED) {
            throw new IllegalStateException(shift.id());
        }
    }

    enum State {
        PLANNED,
        REFUSED,
        FAILED
    }

    record Outcome<T>(T value, String trouble) {
        static <T> Outcome<T> good(T value) {
            return new Outcome<>(value, null);
        }

        static <T> Outcome<T> bad(String trouble) {
            return new Outcome<>(null, trouble);
        }

        boolean worked() {
            return trouble == null;
        }
    }

    sealed interface Answer permits Consent, Refusal {}

    record Consent(int rows) implements Answer {}

    record Refusal(String why) implements Answer {}

    static class Roster {
        private final JdbcTemplate jdbc;

        Roster(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
        }

        private int plan(Shift shift) {
            return jdbc.update(PLAN, shift.nurse(), shift.hours(), shift.id());
        }

        Outcome<Integer> planned(Shift shift) {
            return watched(() -> plan(shift));
        }

        private <T> Outcome<T> watched(Supplier<T> work) {
            try {
                return Outcome.good(work.get());
            } catch (DataAccessException e) {
                LOG.error("the roster is closed", e);
                return Outcome.bad(e.getMessage());
            }
        }

        Outcome<Integer> noted(Shift shift) {
            try {
                return Outcome.good(plan(shift));
            } catch (DataAccessException e) { // hapax: swallowed-exception warning
                return Outcome.bad("closed");
            }
        }

        Outcome<Integer> notedForLongShifts(Shift shift) {
            try {
                return Outcome.good(plan(shift));
            } catch (DataAccessException e) { // hapax: swallowed-exception warning
                return Outcome.bad("closed");
            }
        }

        Outcome<Integer> mixedUp(Shift shift) {
            try {
                return Outcome.good(plan(shift));
            } catch (DataAccessException e) { // hapax: swallowed-exception warning
                return Outcome.bad("closed");
            }
        }

        Optional<String> perhaps(Shift shift) {
            try {
                plan(shift);
                return Optional.of(shift.nurse());
            } catch (DataAccessException e) {
                return Optional.empty();
            }
        }

        Optional<String> perhapsToo(Shift shift) {
            return perhapsAtLast(shift);
        }

        private Optional<String> perhapsAtLast(Shift shift) {
            try {
                plan(shift);
                return Optional.of(shift.nurse());
            } catch (DataAccessException e) {
                return Optional.empty();
            }
        }

        Optional<String> ifPossible(Shift shift) {
            try {
                plan(shift);
                return Optional.of(shift.nurse());
            } catch (DataAccessException e) { // hapax: swallowed-exception warning
                return Optional.empty();
            }
        }

        State state(Shift shift) {
            try {
                plan(shift);
                return State.PLANNED;
            } catch (DataAccessException e) {
                return State.FAILED;
            }
        }

        State otherState(Shift shift) {
            try {
                plan(shift);
                return State.PLANNED;
            } catch (DataAccessException e) {
                return State.FAILED;
            }
        }

        State thirdState(Shift shift) {
            try {
                plan(shift);
                return State.PLANNED;
            } catch (DataAccessException e) { // hapax: swallowed-exception warning
                return State.FAILED;
            }
        }

        State twoKinds(Shift shift) {
            try {
                plan(shift);
                return State.PLANNED;
            } catch (DataAccessException e) { // hapax: swallowed-exception warning
                return shift.hours() > 8 ? State.FAILED : State.REFUSED;
            }
        }

        Answer answer(Shift shift) {
            try {
                return new Consent(plan(shift));
            } catch (DataAccessException e) {
                return new Refusal(e.getMessage());
            }
        }

        Answer secondAnswer(Shift shift) {
            try {
                return new Consent(plan(shift));
            } catch (DataAccessException e) { // hapax: swallowed-exception warning
                return new Refusal(e.getMessage());
            }
        }

        String nameOrNull(Shift shift) {
            try {
                plan(shift);
                return shift.nurse();
            } catch (DataAccessException e) {
                return null;
            }
        }

        String nameAlways(Shift shift) {
            try {
                plan(shift);
                return shift.nurse();
            } catch (DataAccessException e) {
                return null;
            }
        }

        String dropped(Shift shift) {
            try {
                plan(shift);
                return shift.nurse();
            } catch (DataAccessException e) { // hapax: swallowed-exception warning
                return null;
            }
        }
    }
}
