import dev.hapax.*;
import jakarta.ws.rs.client.*;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URL;
import okhttp3.*;
import org.springframework.http.HttpMethod;
import org.springframework.http.RequestEntity;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.client.*;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

class Clients {
    record Parcel(String id, boolean large) {}

    private static final String URL = "https://carrier.example/parcels";

    private final RestOperations template;
    private final RestClient rest;
    private final WebClient web;
    private final OkHttpClient ok = new OkHttpClient();
    private final org.apache.hc.client5.http.classic.HttpClient apache5;
    private final org.apache.http.impl.client.CloseableHttpClient apache4;
    private final Client jax;

    Clients(
            RestOperations template,
            RestClient rest,
            WebClient web,
            org.apache.hc.client5.http.classic.HttpClient apache5,
            org.apache.http.impl.client.CloseableHttpClient apache4,
            Client jax) {
        this.template = template;
        this.rest = rest;
        this.web = web;
        this.apache5 = apache5;
        this.apache4 = apache4;
        this.jax = jax;
    }

    /** Told where the request is made, not where somebody began to describe it. */
    @KafkaHandler(topics = "signed-parcels", group = "carrier")
    void signed(Parcel parcel) {
        RestClient.RequestBodySpec request = rest.post()
                .uri(URL);

        if (parcel.large()) {
            String signature = parcel.id() + "-signed";
            request.header("X-Signature", signature);
        }

        request.body(parcel) // hapax: remote-call
                .retrieve()
                .toBodilessEntity();
    }

    @KafkaHandler(topics = "a", group = "g")
    void templates(Parcel parcel) {
        template.postForObject(URL, parcel, String.class); // hapax: remote-call
        template.postForLocation(URL, parcel); // hapax: remote-call
        template.patchForObject(URL, parcel, String.class); // hapax: remote-call
        template.exchange(URL, HttpMethod.POST, null, String.class); // hapax: remote-call
        template.exchange(RequestEntity.post(URI.create(URL)).body(parcel), String.class); // hapax: remote-call
        template.exchange(URL, HttpMethod.PUT, null, String.class);
        template.getForObject(URL, String.class);
        template.put(URL, parcel);
        template.delete(URL);
    }

    @KafkaListener(topics = "b")
    void verbThatIsNotKnown(Parcel parcel, String verb) {
        template.exchange(URL, HttpMethod.valueOf(verb), null, String.class); // hapax: remote-call warning
    }

    @KafkaHandler(topics = "c", group = "g")
    void chains(Parcel parcel) {
        rest.post().uri(URL).body(parcel).retrieve().body(String.class); // hapax: remote-call
        rest.patch().uri(URL).body(parcel).exchange((request, response) -> response.getStatusCode()); // hapax: remote-call
        rest.method(HttpMethod.POST).uri(URL).retrieve().toBodilessEntity(); // hapax: remote-call
        rest.get().uri(URL).retrieve().body(String.class);
        rest.put().uri(URL).body(parcel).retrieve().toBodilessEntity();
        rest.post().uri(URL).body(parcel).retrieve();
    }

    @KafkaHandler(topics = "d", group = "g")
    void reactive(Parcel parcel) {
        web.post().uri(URL).bodyValue(parcel).retrieve().bodyToMono(String.class).block(); // hapax: remote-call
        web.post().uri(URL).bodyValue(parcel).exchangeToMono(r -> r.bodyToMono(String.class)).block(); // hapax: remote-call
        web.get().uri(URL).retrieve().bodyToMono(String.class).block();
        web.post().uri(URL).bodyValue(parcel).retrieve().bodyToMono(String.class); // hapax: async-handoff
    }

    @KafkaListener(topics = "e")
    Mono<String> handedBack(Parcel parcel) {
        return web.post().uri(URL).bodyValue(parcel).retrieve().bodyToMono(String.class); // hapax: remote-call warning
    }

    @KafkaHandler(topics = "f", group = "g")
    void okHttp(Parcel parcel) throws IOException {
        Request request = new Request.Builder().url(URL).post(RequestBody.create(parcel.id().getBytes(), null)).build();
        try (Response response = ok.newCall(request).execute()) { // hapax: remote-call
            response.code();
        }
        ok.newCall(new Request.Builder().url(URL).get().build()).execute();
        ok.newCall(new Request.Builder().url(URL).build()).execute();
    }

    @KafkaHandler(topics = "h", group = "g")
    void apache(Parcel parcel) throws IOException {
        org.apache.hc.client5.http.classic.methods.HttpPost post5 = new org.apache.hc.client5.http.classic.methods.HttpPost(URL);
        post5.setHeader("Accept", "text/plain");
        apache5.execute(post5); // hapax: remote-call
        apache5.execute(post5, response -> response.getCode()); // hapax: remote-call
        apache5.execute(new org.apache.hc.client5.http.classic.methods.HttpGet(URL));
        org.apache.http.client.methods.HttpPost post4 = new org.apache.http.client.methods.HttpPost(URL);
        apache4.execute(post4); // hapax: remote-call
        apache4.execute(new org.apache.http.client.methods.HttpPut(URL));
    }

    @KafkaHandler(topics = "i", group = "g")
    void madeByAMethod(Parcel parcel) throws IOException {
        apache4.execute(request(parcel)); // hapax: remote-call
    }

    private static org.apache.http.client.methods.HttpPost request(Parcel parcel) {
        org.apache.http.client.methods.HttpPost post = new org.apache.http.client.methods.HttpPost(URL + "/" + parcel.id());
        post.addHeader("Accept", "text/plain");
        return post;
    }

    @KafkaHandler(topics = "j", group = "g")
    void connections(Parcel parcel) throws IOException {
        HttpURLConnection post = (HttpURLConnection) new URL(URL).openConnection();
        post.setRequestMethod("POST");
        post.setDoOutput(true);
        post.getOutputStream().write(parcel.id().getBytes());
        post.getResponseCode(); // hapax: remote-call
        HttpURLConnection get = (HttpURLConnection) new URL(URL).openConnection();
        get.getResponseCode();
    }

    @KafkaHandler(topics = "configured-parcels", group = "g")
    void connectionsWhoseVerbIsNotKnown(Parcel parcel) throws IOException {
        HttpURLConnection any = (HttpURLConnection) new URL(URL).openConnection();
        any.setRequestMethod(System.getProperty("verb"));
        if (any.getResponseCode() != 200) { // hapax: remote-call warning
            throw new IOException(any.getResponseMessage());
        }
        any.getInputStream().close();
    }

    /** The first question is asked in some cases only, the second in all. */
    @KafkaHandler(topics = "traced-parcels", group = "g")
    void connectionsThatAreAskedTwice(Parcel parcel) throws IOException {
        HttpURLConnection post = (HttpURLConnection) new URL(URL).openConnection();
        post.setRequestMethod("POST");
        if (parcel.large()) {
            System.out.println(post.getResponseMessage()); // hapax: remote-call
        }
        post.getResponseCode(); // hapax: remote-call
    }

    @KafkaHandler(topics = "k", group = "g")
    void jaxRs(Parcel parcel) {
        jax.target(URL).request().post(Entity.json(parcel)); // hapax: remote-call
        jax.target(URL).path(parcel.id()).request("text/plain").put(Entity.json(parcel));
        jax.target(URL).request().get();
        jax.target(URL).request().method("PATCH", Entity.json(parcel)); // hapax: remote-call
        jax.target(URL).request().header("Idempotency-Key", parcel.id()).post(Entity.json(parcel));
    }
}
