import dev.hapax.*;
import jakarta.persistence.*;
import java.util.*;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.AbstractAggregateRoot;
import org.springframework.data.domain.AfterDomainEventPublication;
import org.springframework.data.domain.DomainEvents;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an aggregate has gathered is published when it is saved, and heard like all that is published. */
class AggregateEvents {
    private final Kites kites;
    private final Balloons balloons;

    AggregateEvents(Kites kites, Balloons balloons) {
        this.kites = kites;
        this.balloons = balloons;
    }

    @KafkaListener(topics = "a")
    public void registers(String name) {
        Kite kite = kites.findById(name).orElseThrow();
        kite.rise();
        kites.save(kite);
    }

    @KafkaListener(topics = "b")
    public void gathers(String name) {
        Balloon balloon = balloons.findById(name).orElseThrow();
        balloon.burst();
        balloons.save(balloon);
    }

    @KafkaListener(topics = "c")
    @Transactional
    public void gathersOnce(String name) {
        Balloon balloon = balloons.findById(name).orElseThrow();
        if (!balloon.isTied()) {
            balloon.tie();
        }
    }

    @KafkaHandler(topics = "d", group = "g")
    public void own(String name) {
        Balloon balloon = balloons.findById(name).orElseThrow();
        balloon.land();
        balloons.save(balloon);
    }
}

@Entity
class Kite extends AbstractAggregateRoot<Kite> {
    @Id
    private String name;

    private boolean risen;

    void rise() {
        risen = true;
        registerEvent(new Risen(name));
    }
}

@MappedSuperclass
abstract class Gathering {
    @jakarta.persistence.Transient
    private final List<Object> gathered = new ArrayList<>();

    protected void gather(Object event) {
        gathered.add(event);
    }

    @DomainEvents
    Collection<Object> gathered() {
        return List.copyOf(gathered);
    }

    @AfterDomainEventPublication
    void clear() {
        gathered.clear();
    }
}

@Entity
class Balloon extends Gathering {
    @Id
    private String name;

    private boolean tied;
    private boolean landed;

    boolean isTied() {
        return tied;
    }

    void burst() {
        gather(new Burst(name));
    }

    void tie() {
        tied = true;
        gather(new Tied(name));
    }

    void land() {
        landed = true;
        gather(new Landed(name));
    }
}

interface Kites extends JpaRepository<Kite, String> {}

interface Balloons extends JpaRepository<Balloon, String> {}

record Risen(String name) {}

record Burst(String name) {}

record Tied(String name) {}

record Landed(String name) {}

@Component
class Watch {
    private final JavaMailSender mails;

    Watch(JavaMailSender mails) {
        this.mails = mails;
    }

    @EventListener
    void on(Risen event) {
        mails.send(new SimpleMailMessage()); // hapax: remote-call warning
    }

    @EventListener
    void on(Burst event) {
        mails.send(new SimpleMailMessage()); // hapax: remote-call warning
    }

    @EventListener
    void on(Tied event) {
        mails.send(new SimpleMailMessage()); // hapax: check-then-act note
    }
}
