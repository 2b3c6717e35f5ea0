import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch.core.IndexRequest;
import dev.hapax.*;
import java.io.IOException;
import org.springframework.data.annotation.Id;
import org.springframework.data.elasticsearch.annotations.Document;
import org.springframework.data.elasticsearch.core.ElasticsearchOperations;
import org.springframework.data.elasticsearch.repository.ElasticsearchRepository;

class SearchIndex {
    record Advert(String id, String text) {}

    @Document(indexName = "adverts")
    static class Shown {
        @Id
        private String id;

        private String text;

        Shown(String id, String text) {
            this.id = id;
            this.text = text;
        }
    }

    interface Adverts extends ElasticsearchRepository<Shown, String> {}

    private ElasticsearchClient client;
    private ElasticsearchOperations operations;
    private Adverts adverts;

    @KafkaHandler(topics = "adverts", group = "a")
    void without(Advert advert) throws IOException {
        client.index(i -> i.index("adverts").document(advert)); // hapax: insert
        client.index(new IndexRequest.Builder<Advert>().index("adverts").document(advert).build()); // hapax: insert
        operations.save(new Shown(null, advert.text())); // hapax: insert
        adverts.save(new Shown(null, advert.text())); // hapax: insert
    }

    @KafkaHandler(topics = "adverts", group = "b")
    void underAnId(Advert advert) throws IOException {
        client.index(i -> i.index("adverts").id(advert.id()).document(advert));
        client.index(IndexRequest.of(i -> i.index("adverts").id(advert.id()).document(advert)));
        operations.save(new Shown(advert.id(), advert.text()));
        adverts.save(new Shown(advert.id(), advert.text()));
        client.delete(d -> d.index("adverts").id(advert.id()));
    }

    @KafkaHandler(topics = "handed-in", group = "g")
    void handedIn(Advert advert) throws IOException {
        IndexRequest.Builder<Advert> request = new IndexRequest.Builder<>();
        request.index("adverts").document(advert);
        request.id(advert.id());
        put(request);
    }

    private void put(IndexRequest.Builder<Advert> request) throws IOException {
        client.index(request.build());
    }

    @KafkaHandler(topics = "handed-on", group = "g")
    void handedOnWithoutAnId(Advert advert) throws IOException {
        IndexRequest.Builder<Advert> request = new IndexRequest.Builder<>();
        request.index("adverts").document(advert);
        putToo(request);
    }

    /** A method in between may have said the id: so it is not sure. */
    private void putToo(IndexRequest.Builder<Advert> request) throws IOException {
        client.index(request.build()); // hapax: insert warning
    }
}
