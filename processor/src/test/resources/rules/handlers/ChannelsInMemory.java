import io.smallrye.mutiny.Multi;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
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

    /** What streams of a channel are given to shows it and does no more. */
    static class Viewers {
        @Channel("shown")
        Multi<String> shown;

        private final Multi<String> listed;

        Viewers(@Channel("listed") Multi<String> listed) {
            this.listed = listed;
        }
    }

    static class Writers {
        @Channel("written")
        Emitter<String> written;
    }

    @Incoming("words")
    @Outgoing("shown")
    String shown(String word) {
        return word.strip();
    }

    @Incoming("words")
    @Outgoing("listed")
    String listed(String word) {
        return word.strip();
    }

    @Incoming("words")
    @Outgoing("written")
    String written(String word) {
        return word.strip(); // hapax: send warning
    }
}
