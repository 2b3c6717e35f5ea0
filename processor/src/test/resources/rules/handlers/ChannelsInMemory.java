import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Outgoing;

/** A channel that the application takes from itself is in memory: what is passed on there is not sent. */
class ChannelsInMemory {
    @Incoming("words")
    @Outgoing("loud")
    String loud(String word) {
        return word.toUpperCase();
    }

    @Incoming("loud")
    void heard(String word) {
        System.out.println(word);
    }

    @Incoming("words")
    @Outgoing("quiet")
    String quiet(String word) {
        return word.toLowerCase(); // hapax: send warning
    }
}
