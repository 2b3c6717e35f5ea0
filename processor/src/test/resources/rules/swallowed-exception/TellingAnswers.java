import org.slf4j.*;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** What a clause hands back may be sent by the caller: then those who have asked are told what the project has decided. */
class TellingAnswers {
    record Withdrawal(String id, String account, int amount) {}

    record Reply(String id, boolean ok, String why) {
        static Reply done(Withdrawal asked) {
            return new Reply(asked.id(), true, "");
        }

        static Reply refused(Withdrawal asked, String why) {
            return new Reply(asked.id(), false, why);
        }
    }

    static class NotEnough extends RuntimeException {
        NotEnough(String account) {
            super(account);
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(TellingAnswers.class);

    private final JdbcTemplate jdbc;
    private final KafkaTemplate<String, Reply> kafka;

    TellingAnswers(JdbcTemplate jdbc, KafkaTemplate<String, Reply> kafka) {
        this.jdbc = jdbc;
        this.kafka = kafka;
    }

    private void hold(Withdrawal asked) {
        Integer free = jdbc.queryForObject("SELECT free FROM accounts WHERE id = ?", Integer.class, asked.account());
        if (free == null || free < asked.amount()) {
            throw new NotEnough(asked.account());
        }
        jdbc.update("UPDATE accounts SET held = ? WHERE id = ?", asked.id(), asked.account());
    }

    @KafkaListener(topics = "a")
    public void tells(Withdrawal asked) {
        Reply reply = held(asked);
        kafka.send("replies", reply).join(); // hapax: send warning
    }

    private Reply held(Withdrawal asked) {
        try {
            hold(asked);
            return Reply.done(asked);
        } catch (NotEnough e) {
            LOG.warn("refused", e);
            return Reply.refused(asked, e.getMessage());
        }
    }

    @KafkaListener(topics = "b")
    public void tellsBelow(Withdrawal asked) {
        Reply reply = handedOn(asked);
        LOG.info("answer: {}", reply);
        publish(reply);
    }

    private Reply handedOn(Withdrawal asked) {
        return held(asked);
    }

    private void publish(Reply reply) {
        kafka.send("replies", reply).join(); // hapax: send warning
    }

    @KafkaListener(topics = "c")
    public void onlyLogs(Withdrawal asked) {
        LOG.info("answer: {}", secondHeld(asked));
    }

    private Reply secondHeld(Withdrawal asked) {
        try {
            hold(asked);
            return Reply.done(asked);
        } catch (NotEnough e) { // hapax: swallowed-exception warning
            return Reply.refused(asked, e.getMessage());
        }
    }

    @KafkaListener(topics = "d")
    public void tellsOfAnyFailure(Withdrawal asked) {
        kafka.send("replies", thirdHeld(asked)).join(); // hapax: send warning
    }

    private Reply thirdHeld(Withdrawal asked) {
        try {
            hold(asked);
            return Reply.done(asked);
        } catch (RuntimeException e) { // hapax: swallowed-exception warning
            return Reply.refused(asked, e.getMessage());
        }
    }

    @KafkaListener(topics = "e")
    public void tellsOfLargeOnes(Withdrawal asked) {
        Reply reply = fourthHeld(asked);
        if (asked.amount() > 1000) {
            kafka.send("replies", reply).join(); // hapax: send warning
        }
    }

    private Reply fourthHeld(Withdrawal asked) {
        try {
            hold(asked);
            return Reply.done(asked);
        } catch (NotEnough e) { // hapax: swallowed-exception warning
            return Reply.refused(asked, e.getMessage());
        }
    }

    @KafkaListener(topics = "f")
    public void tellsSomethingElse(Withdrawal asked) {
        Reply reply = fifthHeld(asked);
        kafka.send("replies", Reply.done(asked)).join(); // hapax: send warning
        LOG.info("answer: {}", reply);
    }

    private Reply fifthHeld(Withdrawal asked) {
        try {
            hold(asked);
            return Reply.done(asked);
        } catch (NotEnough e) { // hapax: swallowed-exception warning
            return Reply.refused(asked, e.getMessage());
        }
    }

    @KafkaListener(topics = "g")
    public void tellsUnlessThereIsNothingToBeDone(Withdrawal asked) {
        if (asked.amount() == 0) {
            return;
        }
        Reply reply = sixthHeld(asked);
        kafka.send("replies", reply).join(); // hapax: send warning
        LOG.info("answered");
    }

    private Reply sixthHeld(Withdrawal asked) {
        try {
            hold(asked);
            return Reply.done(asked);
        } catch (NotEnough e) {
            return Reply.refused(asked, e.getMessage());
        }
    }

    @KafkaListener(topics = "h")
    public void tellsOnlyOfSuccess(Withdrawal asked) {
        Reply reply = seventhHeld(asked);
        if (reply.ok()) {
            kafka.send("replies", reply).join(); // hapax: send warning
        }
    }

    private Reply seventhHeld(Withdrawal asked) {
        try {
            hold(asked);
            return Reply.done(asked);
        } catch (NotEnough e) { // hapax: swallowed-exception warning
            return Reply.refused(asked, e.getMessage());
        }
    }

    /** Not because of the failure: it is sent after a success, too. */
    @KafkaListener(topics = "i")
    public void sendsSomethingElseWhereThereIsAnAnswer(Withdrawal asked) {
        Reply reply = eighthHeld(asked);
        if (reply != null) {
            kafka.send("orders", new Reply(asked.id(), true, "ordered")).join(); // hapax: send warning
        }
    }

    private Reply eighthHeld(Withdrawal asked) {
        try {
            hold(asked);
            return Reply.done(asked);
        } catch (NotEnough e) { // hapax: swallowed-exception warning
            return Reply.refused(asked, e.getMessage());
        }
    }

    /** Nobody is told of the refusal. */
    @KafkaListener(topics = "j")
    public void saysDoneInAnyCase(Withdrawal asked) {
        kafka.send("replies", ninthHeld(asked)).join(); // hapax: send warning
    }

    private Reply ninthHeld(Withdrawal asked) {
        try {
            hold(asked);
        } catch (NotEnough e) { // hapax: swallowed-exception warning
            LOG.warn("refused", e);
        }
        return Reply.done(asked);
    }
}
