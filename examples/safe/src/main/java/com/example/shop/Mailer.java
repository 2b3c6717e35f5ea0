package com.example.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends mails through the HTTP interface of a mail provider. */
public final class Mailer {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;

    public Mailer(URI gateway) {
        this.gateway = gateway;
    }

    void sendEmail(String customer, String orderId) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway)
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString(orderId + " to " + customer))
                .build();
        HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
        if (response.statusCode() != 202) {
            throw new IOException("The mail gateway " + gateway + " answered " + response.statusCode() + ".");
        }
    }
}
