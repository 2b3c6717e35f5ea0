package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A service's events can come from a library of the same house: telling others of a failure with them keeps no message. */
public class SharedEventsTest {
    /** Stands for the library: found on the class path, not among the project's classes. */
    public record BookingFailed(Object booking, String why) {}

    private static AnalysisReport judge(String event) {
        CompiledSources classes = CompiledSources.of("""
                package dev.hapax.bookings;

                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.kafka.annotation.KafkaListener;
                import org.springframework.kafka.core.KafkaTemplate;

                class Bookings {
                    record Booking(String id, String seat) {}

                    KafkaTemplate<String, Object> kafka;
                    JdbcTemplate jdbc;

                    @KafkaListener(topics = "bookings")
                    void on(Booking booking) throws Exception {
                        try {
                            jdbc.update("UPDATE seats SET taken = TRUE WHERE id = ?", booking.seat());
                        } catch (RuntimeException e) {
                            kafka.send("bookings-failed", booking.id(), %s).get();
                        }
                    }
                }
                """.formatted(event));
        return Analysis.run(classes, classes.projectClasses(), Settings.defaults());
    }

    @Test
    void anEventOfTheHouseIsSentAgain() {
        assertThat(judge("new dev.hapax.analysis.SharedEventsTest.BookingFailed(booking, e.getMessage())")
                        .findings())
                .extracting(Finding::rule)
                .contains(Rule.SEND);
    }

    @Test
    void whatAFrameworkPutsAroundTheMessageKeepsIt() {
        assertThat(judge("new org.springframework.messaging.support.GenericMessage<>(booking)")
                        .findings())
                .extracting(Finding::rule)
                .doesNotContain(Rule.SEND);
    }
}
