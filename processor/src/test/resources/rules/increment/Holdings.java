import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Amounts that are objects of their own, of things that a mapper has copied out of a document, by what a method has chosen. */
class Holdings {
    private final Vault vault;

    Holdings(Vault vault) {
        this.vault = vault;
    }

    @KafkaListener(topics = "trades")
    void traded(Trade trade) {
        Depot depot = vault.find(trade.depot()).orElseThrow();
        depot.take(trade);
        vault.keep(depot);
    }

    record Trade(String depot, String paper, Amount amount, boolean bought) {}

    record Share(String paper, Amount amount) {}

    static final class Amount {
        private final double value;
        private final String unit;

        Amount(double value, String unit) {
            this.value = value;
            this.unit = unit;
        }

        Amount plus(Amount other) {
            return new Amount(value + other.value, unit);
        }

        Amount times(double by) {
            return new Amount(value * by, unit);
        }
    }

    static final class Paper {
        private final String name;
        private Amount held;

        Paper(String name, Amount held) {
            this.name = name;
            this.held = held;
        }
    }

    static final class Depot {
        private final String id;
        private final List<Paper> papers;

        Depot(String id, List<Paper> papers) {
            this.id = id;
            this.papers = papers;
        }

        void take(Trade trade) {
            Share share = shareOf(trade);
            find(share.paper()).ifPresent(paper -> {
                Amount more = paper.held.plus(share.amount());
                paper.held = more; // hapax: increment warning
            });
        }

        private Share shareOf(Trade trade) {
            return trade.bought()
                    ? new Share(trade.paper(), trade.amount())
                    : new Share("cash", trade.amount().times(-1));
        }

        private Optional<Paper> find(String name) {
            return papers.stream().filter(paper -> paper.name.equals(name)).findFirst();
        }
    }

    @Document
    static final class DepotDocument {
        @Id
        String id;

        List<PaperPart> papers = new ArrayList<>();

        Depot depot() {
            return new Depot(
                    id,
                    papers.stream()
                            .map(part -> new Paper(part.name(), part.held()))
                            .toList());
        }

        static DepotDocument of(Depot depot) {
            DepotDocument document = new DepotDocument();
            document.id = depot.id;
            document.papers = depot.papers.stream()
                    .map(paper -> new PaperPart(paper.name, paper.held))
                    .toList();
            return document;
        }
    }

    record PaperPart(String name, Amount held) {}

    interface Documents extends MongoRepository<DepotDocument, String> {}

    @Component
    static class Vault {
        private final Documents documents;

        Vault(Documents documents) {
            this.documents = documents;
        }

        Optional<Depot> find(String id) {
            return documents.findById(id).map(DepotDocument::depot);
        }

        void keep(Depot depot) {
            documents.save(DepotDocument.of(depot));
        }
    }
}
