import jakarta.persistence.NoResultException;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.StatelessSession;
import org.springframework.kafka.annotation.KafkaListener;

/** Hibernate's own sessions: what is selected is no work that could be lost, what is changed is. */
class Hibernate {
    private final StatelessSession stateless;
    private final Session session;

    Hibernate(StatelessSession stateless, Session session) {
        this.stateless = stateless;
        this.session = session;
    }

    @KafkaListener(topics = "a")
    void asks(String garden) {
        LocalDate watered;
        try {
            watered = stateless.createQuery("SELECT watered FROM Garden WHERE name = :name", LocalDate.class)
                    .setParameter("name", garden)
                    .getSingleResult();
        } catch (NoResultException e) {
            watered = LocalDate.MIN;
        }
        System.out.println(garden + " was watered " + watered);
    }

    @KafkaListener(topics = "b")
    void lists(String garden) {
        List<String> beds = session.createSelectionQuery("SELECT name FROM Bed WHERE garden = :garden", String.class)
                .setParameter("garden", garden)
                .list();
        System.out.println(beds);
    }

    @KafkaListener(topics = "c")
    void grows(String garden) {
        session.createMutationQuery("UPDATE Garden SET visits = visits + 1 WHERE name = :name")
                .setParameter("name", garden)
                .executeUpdate(); // hapax: increment warning
    }

    @KafkaListener(topics = "d")
    void growsByAPlainQuery(String garden) {
        session.createQuery("UPDATE Garden SET visits = visits + 1 WHERE name = :name")
                .setParameter("name", garden)
                .executeUpdate(); // hapax: increment warning
    }
}
