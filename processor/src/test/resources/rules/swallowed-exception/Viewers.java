import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.messaging.MessagingException;
import org.springframework.messaging.simp.SimpMessagingTemplate;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What only those see who look at a page right then is likely not missed; what is stored is. */
class Viewers {
    private final List<SseEmitter> pages = new CopyOnWriteArrayList<>();
    private final SimpMessagingTemplate sockets;
    private final JdbcTemplate jdbc;

    Viewers(SimpMessagingTemplate sockets, JdbcTemplate jdbc) {
        this.sockets = sockets;
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "scores")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void shows(String score) {
        for (SseEmitter page : pages) {
            try {
                page.send(score); // hapax: send
            } catch (IOException | IllegalStateException e) { // the page was closed
                pages.remove(page);
            }
        }
    }

    @KafkaListener(topics = "goals")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void showsSomehow(String goal) {
        for (SseEmitter page : pages) {
            try {
                page.send(goal); // hapax: send
            } catch (Exception e) { // hapax: swallowed-exception warning
                pages.remove(page);
            }
        }
    }

    @KafkaListener(topics = "ends")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void showsFirst(String game) {
        for (SseEmitter page : pages) {
            try {
                page.send(game); // hapax: send
            } catch (IOException e) { // hapax: swallowed-exception warning
                return; // without a word to the table
            }
        }
        jdbc.update("UPDATE games SET state = 'over' WHERE id = ?", game);
    }

    @KafkaListener(topics = "breaks")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void showsFirstAndGoesOn(String game) {
        for (SseEmitter page : pages) {
            try {
                page.send(game); // hapax: send
            } catch (IOException e) {
                pages.remove(page);
            }
        }
        jdbc.update("UPDATE games SET state = 'paused' WHERE id = ?", game);
    }

    @KafkaListener(topics = "fouls")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void showsAndStores(String foul) {
        for (SseEmitter page : pages) {
            try {
                page.send(foul); // hapax: send
                jdbc.update("UPDATE games SET fouls = 'many' WHERE id = ?", foul);
            } catch (IOException | IllegalStateException e) { // hapax: swallowed-exception
                pages.remove(page);
            }
        }
    }

    @KafkaListener(topics = "news")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void tells(String news) {
        try {
            sockets.convertAndSend("/topic/news", news); // hapax: send
        } catch (MessagingException e) { // hapax: swallowed-exception warning
            System.err.println("nobody is told: " + e);
        }
    }

    @KafkaListener(topics = "results")
    @Guarantee(Delivery.AT_LEAST_ONCE)
    void storesAndTells(String result) {
        try {
            jdbc.update("UPDATE games SET state = 'over' WHERE id = ?", result);
            sockets.convertAndSendToUser("all", "/queue/results", result); // hapax: send
        } catch (Exception e) { // hapax: swallowed-exception
            System.err.println("not over: " + e);
        }
    }
}
