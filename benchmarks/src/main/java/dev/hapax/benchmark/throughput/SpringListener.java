package dev.hapax.benchmark.throughput;

import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;
import org.springframework.kafka.listener.MessageListener;

/** At-least-once by spring-kafka: a record listener, offsets committed after each poll, which is its default. */
final class SpringListener implements Contestant {
    @Override
    public String name() {
        return "spring-kafka";
    }

    @Override
    public void run(Course course) throws InterruptedException {
        ContainerProperties properties = new ContainerProperties(course.topic());
        properties.setMessageListener(
                (MessageListener<String, String>) message -> course.finish().handled());
        KafkaMessageListenerContainer<String, String> container = new KafkaMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<>(Clients.consumerSettings(course)), properties);
        container.start();
        try {
            course.finish().await();
        } finally {
            container.stop();
        }
    }
}
