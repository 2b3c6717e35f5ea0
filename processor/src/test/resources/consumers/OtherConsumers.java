import org.apache.camel.builder.RouteBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.kafka.dsl.Kafka;
import org.springframework.integration.kafka.inbound.KafkaMessageDrivenChannelAdapter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Consumers that are not followed: that is said, and nothing else. */
class OtherConsumers {
    private final JdbcTemplate jdbc;

    OtherConsumers(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @KafkaListener(topics = "parcels")
    void followed(String parcel) {
        jdbc.update("INSERT INTO parcels (at, parcel) VALUES (now(), ?)", parcel);
    }

    @Bean
    IntegrationFlow arrivals(ConsumerFactory<String, String> consumers) {
        return IntegrationFlow.from(Kafka.messageDrivenChannelAdapter(consumers, "arrivals"))
                .handle(message -> jdbc.update("INSERT INTO arrivals (at, parcel) VALUES (now(), ?)", message.getPayload()))
                .get();
    }

    @Bean
    KafkaMessageDrivenChannelAdapter<String, String> adapter(ConcurrentMessageListenerContainer<String, String> container) {
        var adapter = new KafkaMessageDrivenChannelAdapter<>(container);
        adapter.setOutputChannelName("parcels");
        return adapter;
    }

    @Bean
    IntegrationFlow outwards(KafkaTemplate<String, String> kafka) {
        return flow -> flow.handle(Kafka.outboundChannelAdapter(kafka).topic("parcels"));
    }
}

class Routes extends RouteBuilder {
    private final String topic = System.getProperty("topic");

    @Override
    public void configure() {
        from("timer:tick").to("kafka:ticks");
        from("kafka:" + topic + "?groupId=parcels").to("log:parcels");
    }
}

class Outwards extends RouteBuilder {
    @Override
    public void configure() {
        from("timer:tick").to("kafka:ticks");
    }
}
