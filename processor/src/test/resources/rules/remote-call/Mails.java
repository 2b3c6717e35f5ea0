import dev.hapax.*;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.mail.MessagingException;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

class Mails {
    record Invitation(String guest, String text) {}

    private final JavaMailSender spring;
    private final Mailer quarkus;
    private final ReactiveMailer reactive;

    Mails(JavaMailSender spring, Mailer quarkus, ReactiveMailer reactive) {
        this.spring = spring;
        this.quarkus = quarkus;
        this.reactive = reactive;
    }

    @KafkaHandler(topics = "a", group = "g")
    void plain(Invitation invitation) {
        SimpleMailMessage message = new SimpleMailMessage();
        message.setTo(invitation.guest());
        message.setText(invitation.text());
        spring.send(message); // hapax: remote-call
    }

    @KafkaHandler(topics = "b", group = "g")
    void prepared(Invitation invitation) throws MessagingException {
        MimeMessage message = spring.createMimeMessage();
        MimeMessageHelper helper = new MimeMessageHelper(message, true);
        helper.setTo(invitation.guest());
        helper.setText(invitation.text(), true);
        spring.send(message); // hapax: remote-call
    }

    @KafkaHandler(topics = "c", group = "g")
    void byALambda(Invitation invitation) {
        spring.send(mime -> mime.setSubject(invitation.text())); // hapax: remote-call
    }

    @KafkaListener(topics = "d")
    void withoutSpring(Invitation invitation, MimeMessage draft) throws MessagingException {
        draft.setText(invitation.text());
        Transport.send(draft); // hapax: remote-call warning
    }

    @KafkaHandler(topics = "e", group = "g")
    void quarkus(Invitation invitation) {
        quarkus.send(Mail.withText(invitation.guest(), "come", invitation.text())); // hapax: remote-call
        reactive.send(Mail.withText(invitation.guest(), "come", invitation.text())).await().indefinitely(); // hapax: remote-call
    }
}
