package com.example.shop;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command line: {@code --name value} pairs. */
record WorkerOptions(
        String bootstrap,
        String jdbcUrl,
        String instance,
        URI mailGateway,
        Optional<Path> flightRecorder,
        Duration pace,
        Map<String, String> kafka) {

    static final String USAGE = "usage: --bootstrap HOST:PORT --jdbc URL --instance NAME --mail-gateway URL"
            + " [--flight-recorder FILE] [--pace MILLISECONDS] [--kafka.SETTING VALUE]...";
    private static final List<String> NAMES =
            List.of("bootstrap", "jdbc", "instance", "mail-gateway", "flight-recorder", "pace");

    /** @throws IllegalArgumentException with one sentence, if an option is missing, unknown or unreadable */
    static WorkerOptions parse(String... arguments) {
        Map<String, String> values = new HashMap<>();
        Map<String, String> kafka = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            boolean forKafka = name.startsWith("kafka.");
            if (!forKafka && !NAMES.contains(name)) {
                throw new IllegalArgumentException("Unknown option " + arguments[i] + ".");
            }
            if (i + 1 == arguments.length) {
                throw new IllegalArgumentException("Option " + arguments[i] + " has no value.");
            }
            (forKafka ? kafka : values).put(forKafka ? name.substring("kafka.".length()) : name, arguments[i + 1]);
        }
        return new WorkerOptions(
                required(values, "bootstrap"),
                jdbcUrl(required(values, "jdbc")),
                required(values, "instance"),
                gateway(required(values, "mail-gateway")),
                Optional.ofNullable(values.get("flight-recorder")).map(Path::of),
                Duration.ofMillis(number(values.getOrDefault("pace", "0"))),
                Map.copyOf(kafka));
    }

    private static String required(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("Option --" + name + " is missing.");
        }
        return value;
    }

    private static String jdbcUrl(String value) {
        try {
            DriverManager.getDriver(value);
            return value;
        } catch (SQLException e) {
            throw new IllegalArgumentException("Option --jdbc takes a PostgreSQL JDBC URL, not " + value + ".", e);
        }
    }

    private static URI gateway(String value) {
        try {
            HttpRequest.newBuilder(URI.create(value));
            return URI.create(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Option --mail-gateway takes an HTTP URL, not " + value + ".", e);
        }
    }

    private static int number(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Option --pace takes a number of milliseconds, not " + value + ".", e);
        }
    }
}
