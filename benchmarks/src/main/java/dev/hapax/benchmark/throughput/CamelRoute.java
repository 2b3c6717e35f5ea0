package dev.hapax.benchmark.throughput;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;

/** Key deduplication by Camel: an idempotent consumer on its JDBC repository, the effect in a transaction of its own. */
final class CamelRoute implements Contestant {
    @Override
    public String name() {
        return "Camel, JDBC repository";
    }

    @Override
    public void run(Course course) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            context.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    fromF(
                                    "kafka:%s?brokers=%s&groupId=%s&autoOffsetReset=earliest&isolationLevel=read_committed",
                                    course.topic(), course.bootstrap(), course.group())
                            .idempotentConsumer(body(), new JdbcMessageIdRepository(course.database(), course.group()))
                            .process(exchange -> credit(
                                    course,
                                    Objects.requireNonNull(
                                            exchange.getMessage().getHeader(KafkaConstants.KEY, String.class), "key")));
                }
            });
            context.start();
            course.finish().await();
        }
    }

    private static void credit(Course course, String account) throws SQLException {
        if (course.finish().isReached()) {
            return; // it reads on until it is stopped
        }
        try (Connection connection = course.database().getConnection();
                PreparedStatement credit = connection.prepareStatement(Accounts.CREDIT)) {
            Accounts.bind(credit, account);
            credit.executeUpdate();
        }
        course.finish().handled();
    }
}
