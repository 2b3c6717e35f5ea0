import dev.hapax.*;
import java.util.EnumSet;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.core.KafkaTemplate;

/** Branches that ask for one of several constants, and what a caller's constant makes of them. */
class ConstantAlternatives {
    record Parcel(String id, String state, boolean fragile, int weight) {}

    enum Stage {
        PACKED,
        SENT,
        LOST,
        DELIVERED {
            @Override
            boolean isOpen() {
                return false;
            }
        };

        boolean isOver() {
            return this == LOST || this == DELIVERED;
        }

        boolean isOpen() {
            return true;
        }
    }

    private final JdbcTemplate jdbc;
    private final KafkaTemplate<String, String> kafka;

    ConstantAlternatives(JdbcTemplate jdbc, KafkaTemplate<String, String> kafka) {
        this.jdbc = jdbc;
        this.kafka = kafka;
    }

    @KafkaHandler(topics = "a", group = "g")
    void neitherOfTwo(Parcel parcel) {
        tell(parcel, Stage.SENT);
    }

    private void tell(Parcel parcel, Stage stage) {
        if (stage == Stage.LOST || stage == Stage.DELIVERED) {
            kafka.send("ends", parcel.id());
        }
        if (stage == Stage.PACKED || stage == Stage.SENT) {
            kafka.send("starts", parcel.id()); // hapax: send, unawaited-send
        }
    }

    /** One of the two callers gives a constant that passes. */
    @KafkaHandler(topics = "b", group = "g")
    void oneOfTwo(Parcel parcel) {
        forward(parcel, Stage.PACKED);
        forward(parcel, Stage.LOST);
    }

    private void forward(Parcel parcel, Stage stage) {
        tellEnd(parcel, stage);
    }

    private void tellEnd(Parcel parcel, Stage stage) {
        if (stage == Stage.LOST || stage == Stage.DELIVERED) {
            kafka.send("ends", parcel.id()); // hapax: send, unawaited-send
        }
    }

    /** The value is the message's. */
    @KafkaHandler(topics = "c", group = "g")
    void ofTheMessage(Parcel parcel) {
        tellAny(parcel, Stage.valueOf(parcel.state()));
    }

    private void tellAny(Parcel parcel, Stage stage) {
        if (stage == Stage.LOST || stage == Stage.DELIVERED) {
            kafka.send("ends", parcel.id()); // hapax: send, unawaited-send
        }
    }

    @KafkaHandler(topics = "d", group = "g")
    void bySwitch(Parcel parcel) {
        choose(parcel, Stage.SENT);
        chooseWithDefault(parcel, Stage.SENT);
    }

    private void choose(Parcel parcel, Stage stage) {
        switch (stage) {
            case PACKED, LOST -> kafka.send("others", parcel.id());
            case SENT -> kafka.send("sent", parcel.id()); // hapax: send, unawaited-send
            default -> kafka.send("rest", parcel.id());
        }
    }

    private void chooseWithDefault(Parcel parcel, Stage stage) {
        switch (stage) {
            case PACKED:
                kafka.send("packed", parcel.id());
            case LOST:
                kafka.send("lost", parcel.id());
                break;
            default:
                kafka.send("rest", parcel.id()); // hapax: send, unawaited-send
        }
    }

    @KafkaHandler(topics = "e", group = "g")
    void byText(Parcel parcel) {
        chooseText(parcel, "sent");
    }

    private void chooseText(Parcel parcel, String stage) {
        switch (stage) {
            case "packed", "lost" -> kafka.send("others", parcel.id());
            case "sent" -> kafka.send("sent", parcel.id()); // hapax: send, unawaited-send
            default -> kafka.send("rest", parcel.id());
        }
    }

    /** Two flags, neither of them set, or one of them. */
    @KafkaHandler(topics = "f", group = "g")
    void byFlags(Parcel parcel) {
        flagged(parcel, false, false);
        flaggedOnce(parcel, false, true);
        flaggedPerhaps(parcel, false, parcel.fragile());
    }

    private void flagged(Parcel parcel, boolean express, boolean insured) {
        if (express || insured) {
            kafka.send("special", parcel.id());
        }
    }

    private void flaggedOnce(Parcel parcel, boolean express, boolean insured) {
        if (express || insured) {
            kafka.send("special", parcel.id()); // hapax: send, unawaited-send
        }
    }

    private void flaggedPerhaps(Parcel parcel, boolean express, boolean insured) {
        if (express || insured) {
            kafka.send("special", parcel.id()); // hapax: send, unawaited-send
        }
    }

    /** What the answer is kept in, and who is asked. */
    @KafkaHandler(topics = "h", group = "g")
    void asked(Parcel parcel) {
        kept(parcel, Stage.SENT);
        over(parcel, Stage.PACKED);
        overAndDone(parcel, Stage.DELIVERED);
        open(parcel, Stage.DELIVERED);
        stillOpen(parcel, Stage.SENT);
    }

    private void kept(Parcel parcel, Stage stage) {
        boolean last = stage == Stage.LOST || stage == Stage.DELIVERED;
        jdbc.update("update parcel set last = ? where id = ?", last, parcel.id());
        if (last) {
            kafka.send("ends", parcel.id());
        }
        if (!last) {
            kafka.send("going on", parcel.id()); // hapax: send, unawaited-send
        }
    }

    private void over(Parcel parcel, Stage stage) {
        if (stage.isOver()) {
            kafka.send("ends", parcel.id());
        }
    }

    private void overAndDone(Parcel parcel, Stage stage) {
        if (stage.isOver()) {
            kafka.send("ends", parcel.id()); // hapax: send, unawaited-send
        }
    }

    private void open(Parcel parcel, Stage stage) {
        if (stage.isOpen()) {
            kafka.send("open", parcel.id());
        }
    }

    private void stillOpen(Parcel parcel, Stage stage) {
        if (isOpenAndNot(stage, Stage.PACKED)) {
            kafka.send("open", parcel.id()); // hapax: send, unawaited-send
        }
    }

    private static boolean isOpenAndNot(Stage stage, Stage other) {
        return stage.isOpen() && stage != other;
    }

    /** What else decides is not known, and neither is what a library makes of the constants. */
    @KafkaHandler(topics = "i", group = "g")
    void andMore(Parcel parcel) {
        heavy(parcel, Stage.SENT);
        among(parcel, Stage.SENT);
        again(parcel, Stage.SENT);
        caught(parcel, Stage.SENT);
    }

    private void heavy(Parcel parcel, Stage stage) {
        if (stage == Stage.LOST || parcel.weight() > 20) {
            kafka.send("heavy", parcel.id()); // hapax: send, unawaited-send
        }
        if (stage == Stage.LOST && parcel.weight() > 20 || stage == Stage.DELIVERED) {
            kafka.send("lost and heavy", parcel.id());
        }
    }

    private void among(Parcel parcel, Stage stage) {
        if (EnumSet.of(Stage.LOST, Stage.DELIVERED).contains(stage)) {
            kafka.send("among", parcel.id()); // hapax: send, unawaited-send
        }
    }

    private void again(Parcel parcel, Stage stage) {
        for (int i = 0; i < parcel.weight(); i++) {
            if (stage == Stage.LOST || stage == Stage.DELIVERED) {
                kafka.send("again", parcel.id()); // hapax: send, unawaited-send
            }
            stage = Stage.LOST;
        }
    }

    private void caught(Parcel parcel, Stage stage) {
        try {
            if (stage == Stage.LOST || stage == Stage.DELIVERED) {
                return;
            }
            jdbc.update("update parcel set stage = ? where id = ?", stage.name(), parcel.id());
        } finally {
            kafka.send("tried", parcel.id()); // hapax: send, unawaited-send
        }
    }
}
