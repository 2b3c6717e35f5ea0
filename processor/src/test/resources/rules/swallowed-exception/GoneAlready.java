import feign.FeignException;
import java.io.IOException;
import java.nio.file.*;
import org.slf4j.*;
import org.springframework.cloud.openfeign.FeignClient;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.bind.annotation.*;
import org.springframework.web.client.*;

/** What is to be taken away and is gone is taken away. */
class GoneAlready {
    private static final Logger LOG = LoggerFactory.getLogger(GoneAlready.class);

    private final RestClient rest;
    private final Desks desks;
    private final JdbcTemplate jdbc;

    GoneAlready(RestClient rest, Desks desks, JdbcTemplate jdbc) {
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

    @FeignClient("desks")
    interface Desks {
        @DeleteMapping("/desks/{id}")
        void delete(@PathVariable("id") String id);
    }
}
