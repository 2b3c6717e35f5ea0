import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.LoggerFactory;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.kafka.annotation.KafkaListener;

/** A document that was read, made into an object of the domain and back, keeps its id, however many fields it has. */
class MappedBack {
    record Restored(String plan, String state) {}

    static class Plan {
        private PlanId id;
        private String state;
        private String title;
        private String mode;
        private String database;
        private boolean stored;
        private String description;
        private Instant created;
        private String dump;

        PlanId id() {
            return id;
        }

        void id(PlanId id) {
            this.id = id;
        }

        String state() {
            return state;
        }

        void state(String state) {
            this.state = state;
        }

        String title() {
            return title;
        }

        void title(String title) {
            this.title = title;
        }

        String mode() {
            return mode;
        }

        void mode(String mode) {
            this.mode = mode;
        }

        String database() {
            return database;
        }

        void database(String database) {
            this.database = database;
        }

        boolean stored() {
            return stored;
        }

        void stored(boolean stored) {
            this.stored = stored;
        }

        String description() {
            return description;
        }

        void description(String description) {
            this.description = description;
        }

        Instant created() {
            return created;
        }

        void created(Instant created) {
            this.created = created;
        }

        String dump() {
            return dump;
        }

        void dump(String dump) {
            this.dump = dump;
        }
    }

    record PlanId(String value) {}

    @Document
    static class PlanDocument {
        @Id
        private String id;

        private String state;
        private String title;
        private String mode;
        private String database;
        private boolean stored;
        private String description;
        private Instant created;
        private String dump;

        static PlanDocument of(Plan plan) {
            PlanDocument document = new PlanDocument();
            document.id = plan.id() == null ? null : plan.id().value();
            document.state = plan.state();
            document.title = plan.title();
            document.mode = plan.mode();
            document.database = plan.database();
            document.stored = plan.stored();
            document.description = plan.description();
            document.created = plan.created();
            document.dump = plan.dump();
            return document;
        }

        static Plan planOf(PlanDocument document) {
            if (document == null) {
                return null;
            }
            return document.toPlan();
        }

        Plan toPlan() {
            Plan plan = new Plan();
            plan.id(id != null ? new PlanId(id) : null);
            plan.state(state);
            plan.title(title);
            plan.mode(mode);
            plan.database(database);
            plan.stored(stored);
            plan.description(description);
            plan.created(created);
            plan.dump(dump);
            return plan;
        }
    }

    interface PlanDocuments extends MongoRepository<PlanDocument, String> {}

    static class Plans {
        private final PlanDocuments documents;

        Plans(PlanDocuments documents) {
            this.documents = documents;
        }

        Optional<Plan> find(String id) {
            return documents.findById(id).map(PlanDocument::toPlan);
        }

        Plan named(String id) {
            return documents.findById(id).map(PlanDocument::planOf).orElseThrow(() -> new IllegalStateException(id));
        }

        Plan save(Plan plan) {
            return documents.save(PlanDocument.of(plan)).toPlan(); // hapax: insert warning
        }

        Plan kept(Plan plan) {
            return documents.save(PlanDocument.of(plan)).toPlan();
        }
    }

    static class States {
        private final Plans plans;

        States(Plans plans) {
            this.plans = plans;
        }

        void set(String id, String state) {
            plans.find(id)
                    .map(plan -> {
                        plan.state(state);
                        return plan;
                    })
                    .map(plans::kept)
                    .ifPresent(plan -> LoggerFactory.getLogger("plans").info("{}", plan));
        }
    }

    static class Restoring {
        private final States states;

        Restoring(States states) {
            this.states = states;
        }

        void restored(ConsumerRecord<String, String> restored) {
            states.set(restored.key(), restored.value());
        }
    }

    private final Plans plans;
    private final Restoring restoring;

    MappedBack(Plans plans, Restoring restoring) {
        this.plans = plans;
        this.restoring = restoring;
    }

    @KafkaListener(topics = "a")
    void changesWhatIsThere(Restored restored) {
        plans.find(restored.plan()).ifPresent(plan -> {
            plan.state(restored.state());
            plans.kept(plan);
        });
    }

    @KafkaListener(topics = "b")
    void changesItInAChain(ConsumerRecord<String, String> restored) {
        restoring.restored(restored);
    }

    @KafkaListener(topics = "c")
    void makesAnotherOne(Restored restored) {
        Plan plan = new Plan();
        plan.state(restored.state());
        plan.title(List.of(restored.plan()).toString());
        plans.save(plan);
    }

    @KafkaListener(topics = "d")
    void changesWhatItMustFind(ConsumerRecord<String, String> restored) {
        Plan plan = plans.named(restored.key());
        plan.state(restored.value());
        plans.kept(plan);
    }
}
