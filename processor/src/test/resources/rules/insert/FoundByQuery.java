import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.*;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The first of what a query has found, or nothing: what is saved was there. */
@ApplicationScoped
class FoundByQuery {
    @Inject
    Voyages voyages;

    @Incoming("answers")
    @Transactional
    public void on(Answer answer) {
        Voyage voyage = voyages.findByOrder(answer.order()).orElseThrow(() -> new IllegalStateException("none " + answer));
        voyage.step = "ANSWERED";
        voyages.save(voyage);
    }

    record Answer(UUID order) {}

    interface Voyages {
        Voyage save(Voyage voyage);

        Optional<Voyage> findByOrder(UUID order);
    }

    @ApplicationScoped
    static class StoredVoyages implements Voyages {
        @PersistenceContext
        EntityManager manager;

        @Override
        public Voyage save(Voyage voyage) {
            try {
                if (voyage.id == null) {
                    manager.persist(voyage);
                    return voyage;
                } else {
                    return manager.merge(voyage);
                }
            } catch (Exception e) {
                throw new IllegalStateException("not saved", e);
            }
        }

        @Override
        public Optional<Voyage> findByOrder(UUID order) {
            try {
                List<Voyage> found = manager.createQuery(
                                "SELECT v FROM Voyage v WHERE v.order = :order", Voyage.class)
                        .setParameter("order", order)
                        .getResultList();
                return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
            } catch (Exception e) {
                throw new IllegalStateException("not found", e);
            }
        }
    }

    @Entity
    static class Voyage {
        @Id
        @GeneratedValue(strategy = GenerationType.UUID)
        UUID id;

        UUID order;
        String step;
    }
}
