package dev.hapax.killmatrix;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What a worker is told when it starts.
 *
 * @param routes what it runs
 * @param protocol the group protocol
 * @param bootstrap where Kafka is
 * @param jdbcUrl where PostgreSQL is
 * @param redisPort where Redis is
 * @param instance its stable name
 * @param recorder the file that it writes down what is in flight
 * @param pause how long each call takes at least
 * @param impatient whether its clients give up within seconds, so that outcomes are unknown
 * @param trap where it kills itself
 * @param gate the file that it waits for before it joins the group
 */
record Orders(
        List<Route> routes,
        Protocol protocol,
        String bootstrap,
        String jdbcUrl,
        int redisPort,
        String instance,
        Path recorder,
        Duration pause,
        boolean impatient,
        Optional<TrapSpec> trap,
        Optional<Path> gate) {

    /**
     * Where a worker kills itself.
     *
     * @param seam the seam
     * @param count how often it passes the seam before
     */
    record TrapSpec(Seam seam, int count) {}

    Orders withTrap(Seam seam, int count) {
        return new Orders(
                routes,
                protocol,
                bootstrap,
                jdbcUrl,
                redisPort,
                instance,
                recorder,
                pause,
                impatient,
                Optional.of(new TrapSpec(seam, count)),
                gate);
    }

    Orders withGate(Path file) {
        return new Orders(
                routes,
                protocol,
                bootstrap,
                jdbcUrl,
                redisPort,
                instance,
                recorder,
                pause,
                impatient,
                trap,
                Optional.of(file));
    }

    Orders withPause(Duration duration) {
        return new Orders(
                routes, protocol, bootstrap, jdbcUrl, redisPort, instance, recorder, duration, impatient, trap, gate);
    }

    Orders withJdbcUrl(String url) {
        return new Orders(
                routes, protocol, bootstrap, url, redisPort, instance, recorder, pause, impatient, trap, gate);
    }

    Orders withImpatience() {
        return new Orders(routes, protocol, bootstrap, jdbcUrl, redisPort, instance, recorder, pause, true, trap, gate);
    }

    String text() {
        Properties values = new Properties();
        for (int i = 0; i < routes.size(); i++) {
            values.setProperty("route." + i, routes.get(i).text());
        }
        values.setProperty("protocol", protocol.name());
        values.setProperty("bootstrap", bootstrap);
        values.setProperty("jdbcUrl", jdbcUrl);
        values.setProperty("redisPort", Integer.toString(redisPort));
        values.setProperty("instance", instance);
        values.setProperty("recorder", recorder.toString());
        values.setProperty("pause", Long.toString(pause.toMillis()));
        values.setProperty("impatient", Boolean.toString(impatient));
        trap.ifPresent(spec -> {
            values.setProperty("seam", spec.seam().name());
            values.setProperty("count", Integer.toString(spec.count()));
        });
        gate.ifPresent(file -> values.setProperty("gate", file.toString()));
        StringWriter text = new StringWriter();
        try {
            values.store(text, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static Orders parse(String text) {
        Properties values = new Properties();
        try {
            values.load(new StringReader(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Route> routes = new ArrayList<>();
        values.stringPropertyNames().stream()
                .filter(name -> name.startsWith("route."))
                .sorted(Comparator.comparing(name -> Integer.parseInt(name.substring("route.".length()))))
                .forEach(name -> routes.add(Route.parse(values.getProperty(name))));
        return new Orders(
                List.copyOf(routes),
                Protocol.valueOf(values.getProperty("protocol")),
                values.getProperty("bootstrap"),
                values.getProperty("jdbcUrl"),
                Integer.parseInt(values.getProperty("redisPort")),
                values.getProperty("instance"),
                Path.of(values.getProperty("recorder")),
                Duration.ofMillis(Long.parseLong(values.getProperty("pause"))),
                Boolean.parseBoolean(values.getProperty("impatient")),
                Optional.ofNullable(values.getProperty("seam"))
                        .map(seam -> new TrapSpec(Seam.valueOf(seam), Integer.parseInt(values.getProperty("count")))),
                Optional.ofNullable(values.getProperty("gate")).map(Path::of));
    }
}
