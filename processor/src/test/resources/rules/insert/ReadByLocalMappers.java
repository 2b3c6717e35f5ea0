import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.*;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.kafka.annotation.KafkaListener;

/** What is read from a text comes from the text, whoever reads it: a mapper that is made for it is no part of an id. */
class ReadByLocalMappers {
    static class Search {
        private String searchId;

        String getSearchId() {
            return searchId;
        }
    }

    @Entity
    static class SearchRow {
        @Id
        private String id;

        void setId(String id) {
            this.id = id;
        }
    }

    interface SearchRows extends JpaRepository<SearchRow, String> {}

    private final SearchRows rows;

    ReadByLocalMappers(SearchRows rows) {
        this.rows = rows;
    }

    @KafkaListener(topics = "a")
    public void withModules(String text) throws Exception {
        ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();
        save(mapper.readValue(text, Search.class).getSearchId());
    }

    @KafkaListener(topics = "b")
    public void fromATree(String text) throws Exception {
        ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();
        save(mapper.readTree(text).get("searchId").asText());
    }

    @KafkaListener(topics = "c")
    public void fromSomethingElse(String text) throws Exception {
        ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();
        String drawn = String.valueOf(System.nanoTime()); // hapax: nondeterministic-identity warning
        save(mapper.readValue(drawn, Search.class).getSearchId());
    }

    private void save(String id) {
        SearchRow row = new SearchRow();
        row.setId(id);
        rows.save(row); // hapax: insert warning
    }
}
