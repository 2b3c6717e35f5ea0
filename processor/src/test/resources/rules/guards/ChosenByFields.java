import jakarta.persistence.*;
import org.slf4j.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

/** A way that an object's own field rules out, which it was made with and keeps, is not taken. */
class ChosenByFields {
    private static final Logger LOG = LoggerFactory.getLogger(ChosenByFields.class);

    enum Channel {
        MAIL,
        LETTER,
        NONE
    }

    record Command(Channel channel, String to, boolean urgent) {}

    @Entity
    static class Notice {
        @Id
        private String id;

        private Channel channel;

        private String state;

        protected Notice() {}

        Notice(String id, Channel channel) {
            this.id = id;
            this.channel = channel;
        }

        Channel getChannel() {
            return channel;
        }

        void setState(String state) {
            this.state = state;
        }

        boolean goesByMail() {
            return channel == Channel.MAIL;
        }
    }

    @Entity
    static class Movable {
        @Id
        private String id;

        private Channel channel;

        protected Movable() {}

        Movable(String id, Channel channel) {
            this.id = id;
            this.channel = channel;
        }

        Channel getChannel() {
            return channel;
        }

        void moveTo(Channel channel) {
            this.channel = channel;
        }
    }

    interface Notices extends JpaRepository<Notice, String> {}

    private final JavaMailSender mails;
    private final JdbcTemplate jdbc;
    private final Notices notices;

    ChosenByFields(JavaMailSender mails, JdbcTemplate jdbc, Notices notices) {
        this.mails = mails;
        this.jdbc = jdbc;
        this.notices = notices;
    }

    @KafkaListener(topics = "a")
    public void mails(String to) {
        run(new Command(Channel.MAIL, to, false));
    }

    private void run(Command command) {
        switch (command.channel()) {
            case MAIL -> mail(command.to());
            case LETTER -> print(command.to());
            default -> LOG.info("nothing for {}", command.to());
        }
        if (command.urgent()) {
            call(command.to());
        }
    }

    private void mail(String to) {
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setTo(to);
        mails.send(mail); // hapax: remote-call warning
    }

    private void print(String to) {
        jdbc.update("INSERT INTO letters (receiver) VALUES (?)", to);
    }

    private void call(String to) {
        jdbc.update("INSERT INTO calls (receiver) VALUES (?)", to);
    }

    @KafkaListener(topics = "b")
    public void logsOnly(String to) {
        runOther(new Command(Channel.NONE, to, true));
    }

    private void runOther(Command command) {
        if (command.channel() == Channel.MAIL) {
            mail(command.to());
        } else if (command.channel() == Channel.LETTER) {
            print(command.to());
        }
        if (command.urgent()) {
            jdbc.update("INSERT INTO urgent (receiver) VALUES (?)", command.to()); // hapax: insert warning
        }
    }

    @KafkaListener(topics = "c")
    public void savesAndMails(String id) {
        saveAndSend(id, Channel.MAIL);
    }

    private void saveAndSend(String id, Channel channel) {
        Notice saved = notices.save(new Notice(id, channel));
        send(saved);
    }

    private void send(Notice notice) {
        notice.setState("sending");
        notices.save(notice);
        switch (notice.getChannel()) {
            case MAIL -> sendMail();
            case LETTER -> sendLetter();
            case NONE -> LOG.info("not sent");
        }
    }

    private void sendMail() {
        SimpleMailMessage mail = new SimpleMailMessage();
        mail.setTo("office");
        mails.send(mail); // hapax: remote-call warning
    }

    private void sendLetter() {
        jdbc.update("INSERT INTO office (receiver) VALUES ('office')");
    }

    @KafkaListener(topics = "d")
    public void movesAnObject(String id) {
        Movable movable = new Movable(id, Channel.NONE);
        redirect(movable);
        dispatch(movable);
    }

    private void redirect(Movable movable) {
        if (movable.id.startsWith("x")) {
            movable.moveTo(Channel.LETTER);
        }
    }

    private void dispatch(Movable movable) {
        if (movable.getChannel() == Channel.LETTER) {
            jdbc.update("INSERT INTO moved (id) VALUES (?)", movable.id); // hapax: insert warning
        }
    }

    @KafkaListener(topics = "e")
    public void asksTheObject(String id) {
        deliver(new Notice(id, Channel.NONE));
    }

    private void deliver(Notice notice) {
        if (notice.goesByMail()) {
            jdbc.update("INSERT INTO delivered (id) VALUES (?)", notice.id);
        }
    }

    @KafkaListener(topics = "f")
    public void whatTheMessageSays(Command command) {
        if (command.channel() == Channel.LETTER) {
            jdbc.update("INSERT INTO said (receiver) VALUES (?)", command.to()); // hapax: insert warning
        }
        inner(command);
    }

    private void inner(Command command) {
        switch (command.channel()) {
            case MAIL -> jdbc.update("INSERT INTO inner_mails (receiver) VALUES (?)", command.to()); // hapax: insert warning
            default -> LOG.info("nothing");
        }
    }
}
