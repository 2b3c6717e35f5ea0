import java.net.URI;
import java.net.http.*;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.springframework.kafka.annotation.KafkaListener;

/** A request that is told no verb is a GET; of one that is made out of sight it is not known. */
class DefaultVerbs {
    private static final URI SERVER = URI.create("http://parcels/arrived");

    private final HttpClient client = HttpClient.newHttpClient();
    private final OkHttpClient okay = new OkHttpClient();
    private final HttpRequest prepared;
    private final Request kept;

    DefaultVerbs(HttpRequest prepared, Request kept) {
        this.prepared = prepared;
        this.kept = kept;
    }

    @KafkaListener(topics = "a")
    public void gets(String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder().uri(SERVER).build();
        client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @KafkaListener(topics = "b")
    public void getsWithAHeader(String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(SERVER).header("Parcel", id).build();
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
    }

    @KafkaListener(topics = "c")
    public void posts(String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(SERVER)
                .POST(HttpRequest.BodyPublishers.ofString(id))
                .build();
        client.send(request, HttpResponse.BodyHandlers.ofString()); // hapax: remote-call warning
    }

    @KafkaListener(topics = "d")
    public void patches(String id) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(SERVER)
                .method("PATCH", HttpRequest.BodyPublishers.ofString(id))
                .build();
        client.send(request, HttpResponse.BodyHandlers.ofString()); // hapax: remote-call warning
    }

    @KafkaListener(topics = "e")
    public void sendsWhatIsHandedIn(String id) throws Exception {
        client.send(prepared, HttpResponse.BodyHandlers.ofString()); // hapax: remote-call warning
    }

    @KafkaListener(topics = "f")
    public void getsByOkHttp(String id) throws Exception {
        okay.newCall(new Request.Builder().url("http://parcels/" + id).build()).execute();
    }

    @KafkaListener(topics = "g")
    public void sendsWhatIsKept(String id) throws Exception {
        okay.newCall(kept).execute(); // hapax: remote-call warning
    }
}
