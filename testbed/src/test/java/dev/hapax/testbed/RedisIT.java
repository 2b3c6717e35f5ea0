package dev.hapax.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class RedisIT {
    @Test
    void keepsPortAndAcknowledgedWritesOverAKill() throws IOException {
        try (Redis redis = Redis.start()) {
            assertThat(ask(redis, "SET kept yes")).isEqualTo("+OK");
            redis.kill();
            assertThat(redis.isRunning()).isFalse();
            assertThatThrownBy(() -> ask(redis, "PING")).isInstanceOf(IOException.class);
            redis.restart();
            assertThat(ask(redis, "STRLEN kept")).isEqualTo(":3");
        }
    }

    private static String ask(Redis redis, String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.port())) {
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}
