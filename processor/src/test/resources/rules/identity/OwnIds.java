import java.time.Instant;
import java.util.UUID;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.KafkaTemplate;

/** Whatever they are called: receivers tell alerts apart by their ids. */
class OwnIds {
    private final KafkaTemplate<String, Alert> kafka;
    private final KafkaTemplate<String, String> texts;

    OwnIds(KafkaTemplate<String, Alert> kafka, KafkaTemplate<String, String> texts) {
        this.kafka = kafka;
        this.texts = texts;
    }

    @KafkaListener(topics = "c")
    void inAText(Reading reading) throws Exception {
        String text = "{\"eventId\": \"" + UUID.randomUUID() + "\", \"device\": \"" + reading.device() + "\"}"; // hapax: nondeterministic-identity warning
        texts.send("events", reading.device(), text).get(); // hapax: send warning
    }

    @KafkaListener(topics = "d")
    void inATextThatNamesAnother(Reading reading) throws Exception {
        String text = "id=" + reading.number() + ", colour=" + UUID.randomUUID();
        texts.send("events", reading.device(), text).get(); // hapax: send warning
    }

    @KafkaListener(topics = "a")
    void random(Reading reading) throws Exception {
        Alert alert = new Alert();
        alert.setAlertId(UUID.randomUUID().toString()); // hapax: nondeterministic-identity warning
        alert.setDevice(reading.device());
        kafka.send("alerts", reading.device(), alert).get(); // hapax: send warning
    }

    @KafkaListener(topics = "b")
    void ofTheMessage(Reading reading) throws Exception {
        Alert alert = new Alert();
        alert.setAlertId(reading.device() + "-" + reading.number());
        alert.setToken(UUID.randomUUID().toString());
        kafka.send("alerts", reading.device(), alert).get(); // hapax: send warning
    }
}

record Reading(String device, long number, Instant at) {}

class Alert {
    private String alertId;
    private String device;
    private String token;

    public String getAlertId() {
        return alertId;
    }

    public void setAlertId(String alertId) {
        this.alertId = alertId;
    }

    public String getDevice() {
        return device;
    }

    public void setDevice(String device) {
        this.device = device;
    }

    public String getToken() {
        return token;
    }

    public void setToken(String token) {
        this.token = token;
    }
}
