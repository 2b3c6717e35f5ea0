package dev.hapax.dedup.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.dedup.Claim;
import dev.hapax.dedup.ClaimKey;
import dev.hapax.dedup.MessageKeys;
import dev.hapax.dedup.StoreContract;
import dev.hapax.it.RedisProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import redis.clients.jedis.RedisClient;

final class RedisStoreIT {
    private static RedisProcess server;
    private static RedisClient client;

    @BeforeAll
    static void start() throws IOException {
        server = new RedisProcess("appendonly no", "maxmemory 100mb", "maxmemory-policy allkeys-lru");
        client = server.client();
    }

    @AfterAll
    static void stop() throws IOException {
        client.close();
        server.close();
    }

    private static RedisDedupStore store() {
        return new RedisDedupStore(client).withLease(Duration.ofSeconds(1));
    }

    private static ClaimKey key(String key) {
        return new ClaimKey("group", "topic", "handler", key, MessageKeys.digest(new byte[0]));
    }

    private static Claim.Granted granted(RedisDedupStore store, String key) {
        return (Claim.Granted) store.claim(List.of(key(key)), "owner").get(0);
    }

    @TestFactory
    Stream<DynamicTest> keepsTheContract() {
        return StoreContract.of(store());
    }

    @Test
    void aMarkIsForgottenAfterTheRetention() throws Exception {
        RedisDedupStore store = store().withPrefix("short").withRetention(Duration.ofMillis(1500));
        store.done(List.of(granted(store, "a")));
        assertThat(store.claim(List.of(key("a")), "other")).hasOnlyElementsOfType(Claim.Done.class);
        Thread.sleep(1600);
        assertThat(store.claim(List.of(key("a")), "other")).hasOnlyElementsOfType(Claim.Granted.class);
    }

    @Test
    void aServerThatWasStartedAnewLearnsTheScriptsAgain() {
        RedisDedupStore store = store().withPrefix("scripts");
        Claim.Granted claim = granted(store, "a");
        client.scriptFlush("any");
        assertThat(store.done(List.of(claim))).isEmpty();
    }

    @Test
    void whatRedisLostCanBeMarkedByWhoHandledIt() {
        RedisDedupStore store = store().withPrefix("lost");
        Claim.Granted claim = granted(store, "a");
        assertThat(client.del(new RedisKeys("lost").name(key("a")))).isEqualTo(1);
        assertThat(store.done(List.of(claim))).isEmpty();
        assertThat(store.claim(List.of(key("a")), "other")).hasOnlyElementsOfType(Claim.Done.class);
    }

    @Test
    void settingsThatMakeItForgetAreSaid() {
        assertThat(store().problem(true)).isEmpty();
        assertThat(store().warnings())
                .hasSize(2)
                .anySatisfy(warning -> assertThat(warning).contains("maxmemory-policy=allkeys-lru", "100"))
                .anySatisfy(warning -> assertThat(warning).contains("appendonly=no"));
    }

    @Test
    void aServerThatIsNotThereIsSaid() throws IOException {
        try (RedisClient nobody = RedisClient.create("127.0.0.1", RedisProcess.freePort())) {
            assertThat(new RedisDedupStore(nobody).problem(true))
                    .get()
                    .asString()
                    .startsWith("the deduplication store cannot be used (")
                    .contains("start Redis");
        }
    }
}
