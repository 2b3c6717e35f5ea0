package dev.hapax.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A mail provider's HTTP interface, which remembers how often it was asked to confirm each order. */
final class MailGateway implements AutoCloseable {
    private final Map<String, Integer> mails = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final HttpServer server;

    MailGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/mails", this::accept);
        server.setExecutor(threads);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/mails");
    }

    /** Mails by order. */
    Map<String, Integer> mails() {
        return Map.copyOf(mails);
    }

    private void accept(HttpExchange exchange) throws IOException {
        try (exchange) {
            String mail = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            mails.merge(mail.substring(0, mail.indexOf(' ')), 1, Integer::sum);
            exchange.sendResponseHeaders(202, -1);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
