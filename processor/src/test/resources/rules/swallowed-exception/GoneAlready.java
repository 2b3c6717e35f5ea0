import feign.FeignException;
import java.io.IOException;
import java.nio.file.*;
import java.util.List;
import org.slf4j.*;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.dao.DataAccessException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.repository.MongoRepository;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.*;

/** What is to be taken away and is gone is taken away. */
class GoneAlready {
    private static final Logger LOG = LoggerFactory.getLogger(GoneAlready.class);

    @Document
    record Plan(@Id String desk) {}

    interface Plans extends MongoRepository<Plan, String> {}

    private final Plans plans;
    private final RestClient rest;
    private final Desks desks;
    private final JdbcTemplate jdbc;

    GoneAlready(Plans plans, RestClient rest, Desks desks, JdbcTemplate jdbc) {
        this.plans = plans;
        this.rest = rest;
        this.desks = desks;
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "a")
    void deletes(String desk) {
        try {
            rest.delete().uri("/desks/{id}", desk).retrieve().toBodilessEntity();
        } catch (HttpClientErrorException.NotFound e) {
            LOG.debug("{} is gone", desk);
        }
    }

    @KafkaListener(topics = "b")
    void deletesThroughAClient(String desk) {
        try {
            desks.delete(desk);
        } catch (FeignException.NotFound | FeignException.Gone e) {
            LOG.debug("{} is gone", desk);
        }
    }

    @KafkaListener(topics = "c")
    void changes(String desk) {
        try {
            rest.put().uri("/desks/{id}", desk).body("free").retrieve().toBodilessEntity();
        } catch (HttpClientErrorException.NotFound e) { // hapax: swallowed-exception warning
            LOG.debug("{} is gone", desk);
        }
    }

    @KafkaListener(topics = "d")
    void catchesMore(String desk) {
        try {
            rest.delete().uri("/desks/{id}", desk).retrieve().toBodilessEntity();
        } catch (HttpClientErrorException e) { // hapax: swallowed-exception warning
            LOG.debug("{} is gone, or may not be deleted", desk);
        }
    }

    @KafkaListener(topics = "e")
    void doesMore(String desk) {
        try {
            rest.delete().uri("/desks/{id}", desk).retrieve().toBodilessEntity();
            jdbc.update("UPDATE rooms SET desk = NULL WHERE desk = ?", desk);
        } catch (HttpClientErrorException.NotFound e) { // hapax: swallowed-exception warning
            LOG.debug("{} is gone", desk);
        }
    }

    @KafkaListener(topics = "f")
    void deletesAFile(String desk) throws IOException {
        try {
            Files.delete(Path.of("desks", desk));
        } catch (NoSuchFileException e) {
            LOG.debug("{} is gone", desk);
        }
    }

    static final class DeskNotFound extends RuntimeException {
        DeskNotFound(String desk) {
            super(desk);
        }
    }

    static final class DeskInUse extends RuntimeException {
        DeskInUse(String desk) {
            super(desk);
        }
    }

    private void remove(String desk) {
        if (!plans.existsById(desk)) {
            throw new DeskNotFound(desk);
        }
        plans.deleteById(desk);
    }

    @KafkaListener(topics = "g")
    void saysSoItself(String desk) {
        try {
            remove(desk);
        } catch (DeskNotFound e) {
            LOG.debug("{} is gone", desk);
        }
    }

    private void removeUnused(String desk) {
        if (!jdbc.queryForList("SELECT id FROM users WHERE desk = ?", String.class, desk)
                .isEmpty()) {
            throw new DeskInUse(desk);
        }
        plans.deleteById(desk);
    }

    /** It is still there. */
    @KafkaListener(topics = "h")
    void refused(String desk) {
        try {
            removeUnused(desk);
        } catch (DeskInUse e) { // hapax: swallowed-exception warning
            LOG.debug("{} is in use", desk);
        }
    }

    private void removeOrSay(String desk) {
        try {
            plans.deleteById(desk);
        } catch (DataAccessException e) {
            throw new DeskNotFound(desk);
        }
    }

    /** What it is called is not what it says. */
    @KafkaListener(topics = "i")
    void saysSoOfAnyFailure(String desk) {
        try {
            removeOrSay(desk);
        } catch (DeskNotFound e) { // hapax: swallowed-exception warning
            LOG.debug("{} is gone", desk);
        }
    }

    private void deleteOrSay(String desk) {
        try {
            jdbc.update("DELETE FROM desks WHERE id = ?", desk);
        } catch (DataAccessException e) {
            throw new DeskNotFound(desk);
        }
    }

    /** A deletion has no duplicates. */
    @KafkaListener(topics = "j")
    void saysSoOfAFailedDeletion(String desk) {
        try {
            deleteOrSay(desk);
        } catch (DeskNotFound e) { // hapax: swallowed-exception warning
            LOG.debug("{} is gone", desk);
        }
    }

    @FeignClient("desks")
    interface Desks {
        @DeleteMapping("/desks/{id}")
        void delete(@PathVariable("id") String id);
    }
}
