package dev.hapax.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FlightLogTest {
    private static final TopicPartition ORDERS_0 = new TopicPartition(Shop.ORDERS, 0);

    @TempDir
    private Path directory;

    private Path file;
    private FlightLog log;

    @BeforeEach
    void open() {
        file = directory.resolve("flight.log");
        log = new FlightLog(file);
    }

    @Test
    void nothingIsInFlightBeforeTheWorkerWrites() throws IOException {
        assertThat(log.inFlight(Promise.ORDERS, Map.of())).isEmpty();
    }

    @Test
    void whatWasPolledIsInFlightUntilItIsCommittedWhateverTheWorkerSays() throws IOException {
        write("polled com.example.shop.Orders.onOrder orders 0 7\npolled com.example.shop.Orders.onOrder orders 0 8\n");
        write(
                "handled com.example.shop.Orders.onOrder orders 0 7\ncommitted com.example.shop.Orders.onOrder orders 0 9\n");

        assertThat(log.inFlight(Promise.ORDERS, Map.of())).hasSize(2);
        assertThat(log.inFlight(Promise.ORDERS, Map.of(ORDERS_0, 8L)))
                .containsExactly(new FlightLog.Record(ORDERS_0, 8));
        assertThat(log.inFlight(Promise.ORDERS, Map.of(ORDERS_0, 9L))).isEmpty();
        assertThat(log.inFlight(Promise.MAILS, Map.of())).isEmpty();
    }

    @Test
    void underAtMostOnceARecordIsInFlightUntilItIsHandledOrGivenUp() throws IOException {
        write("polled com.example.shop.Metrics.onPageView page-views 0 1\n"
                + "polled com.example.shop.Metrics.onPageView page-views 0 2\n"
                + "polled com.example.shop.Metrics.onPageView page-views 0 3\n"
                + "handled com.example.shop.Metrics.onPageView page-views 0 1\n"
                + "lost com.example.shop.Metrics.onPageView page-views 0 2\n");
        TopicPartition pageViews = new TopicPartition(Shop.PAGE_VIEWS, 0);

        assertThat(log.inFlight(Promise.METRICS, Map.of(pageViews, 4L)))
                .containsExactly(new FlightLog.Record(pageViews, 3));
    }

    @Test
    void aHalfWrittenLineCountsWhenItIsWhole() throws IOException {
        write("polled com.example.shop.Orders.onOr");
        assertThat(log.inFlight(Promise.ORDERS, Map.of())).isEmpty();
        write("der orders 0 7\n");
        assertThat(log.inFlight(Promise.ORDERS, Map.of())).containsExactly(new FlightLog.Record(ORDERS_0, 7));
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
