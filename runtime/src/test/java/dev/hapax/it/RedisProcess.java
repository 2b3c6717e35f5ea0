package dev.hapax.it;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** A Redis server that writes everything down before it answers, and that can be killed and started again. */
public final class RedisProcess implements AutoCloseable {
    private final int port = freePort();
    private final Path data = Files.createTempDirectory("hapax-redis");
    private final List<String> settings;
    private RedisServer server;

    public RedisProcess(String... settings) throws IOException {
        this.settings = List.of(settings);
        server = start();
    }

    private RedisServer start() throws IOException {
        var builder = RedisServer.newRedisServer()
                .port(port)
                .setting("bind 127.0.0.1")
                .setting("dir " + data)
                .setting("save \"\"")
                .setting("appendonly yes")
                .setting("appendfsync always");
        settings.forEach(builder::setting);
        RedisServer started = builder.build();
        started.start();
        return started;
    }

    public static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    public RedisClient client() {
        return RedisClient.create("127.0.0.1", port);
    }

    /** As kill -9 does it. */
    void kill() {
        long pid;
        try (RedisClient client = client()) {
            pid = client.info("server")
                    .lines()
                    .filter(line -> line.startsWith("process_id:"))
                    .mapToLong(line -> Long.parseLong(
                            line.substring("process_id:".length()).strip()))
                    .findFirst()
                    .orElseThrow();
        }
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().join();
    }

    void restart() throws IOException {
        server = start();
    }

    @Override
    public void close() throws IOException {
        server.stop();
    }
}
