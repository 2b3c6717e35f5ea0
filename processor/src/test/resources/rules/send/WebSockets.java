import jakarta.websocket.Session;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.kafka.annotation.KafkaListener;

/** What is pushed to whoever is connected is pushed again. */
class WebSockets {
    record Line(String by, String text) {}

    static class Chat {
        private final Map<String, Session> sessions = new ConcurrentHashMap<>();

        void all(String text) {
            sessions.values().forEach(session -> {
                session.getAsyncRemote().sendObject(text, result -> { // hapax: send warning
                    if (result.getException() != null) {
                        System.out.println("nobody there: " + result.getException());
                    }
                });
            });
        }

        void one(String to, String text) throws IOException {
            Session session = sessions.get(to);
            if (session != null && session.isOpen()) {
                session.getBasicRemote().sendText(text); // hapax: send warning
            }
        }

        void other(String to, String text) {
            sessions.get(to).getAsyncRemote().sendText(text); // hapax: send warning, unawaited-send note
        }
    }

    private final Chat chat;

    WebSockets(Chat chat) {
        this.chat = chat;
    }

    @KafkaListener(topics = "lines", groupId = "a")
    void toAll(Line line) {
        chat.all(line.text());
    }

    @KafkaListener(topics = "lines", groupId = "b")
    void toOne(Line line) throws IOException {
        chat.one(line.by(), line.text());
        chat.other(line.by(), line.text());
    }
}
