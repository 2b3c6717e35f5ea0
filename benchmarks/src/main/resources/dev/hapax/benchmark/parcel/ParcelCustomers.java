package load.parcel;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** The service that knows customers: everything it is told, it is told by name. */
public class ParcelCustomers {
    private final HttpClient client;
    private final URI base;

    public ParcelCustomers(HttpClient client, URI base) {
        this.client = client;
        this.base = base;
    }

    public void tell(String customer, ParcelEvent event, String band) throws IOException, InterruptedException {
        String body = "{\"parcel\":\"" + event.parcelId() + "\",\"band\":\"" + band + "\",\"version\":"
                + event.version() + "}";
        HttpRequest request = HttpRequest.newBuilder(at(customer, event.parcelId()))
                .header("content-type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
                .build();
        require(client.send(request, HttpResponse.BodyHandlers.ofString()));
    }

    public void forget(String customer, String parcel) {
        HttpRequest request = HttpRequest.newBuilder(at(customer, parcel)).DELETE().build();
        try {
            require(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new IllegalStateException("customer service: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private URI at(String customer, String parcel) {
        return base.resolve("/customers/" + customer + "/parcels/" + parcel);
    }

    private static void require(HttpResponse<String> response) throws IOException {
        if (response.statusCode() >= 300) {
            throw new IOException("answered " + response.statusCode() + ": " + response.body());
        }
    }
}
