import dev.hapax.*;
import io.camunda.client.CamundaClient;
import io.camunda.zeebe.client.ZeebeClient;
import java.time.Duration;
import java.util.Map;

/** Commands to a workflow engine: an instance is made with each, a message with an id is dropped while the engine holds the first. */
class WorkflowMessages {
    record Claim(String id, String policy, String kind) {}

    private final ZeebeClient zeebe;
    private final CamundaClient camunda;

    WorkflowMessages(ZeebeClient zeebe, CamundaClient camunda) {
        this.zeebe = zeebe;
        this.camunda = camunda;
    }

    @KafkaHandler(topics = "a", group = "g")
    void starts(Claim claim) {
        zeebe.newCreateInstanceCommand()
                .bpmnProcessId("claim")
                .latestVersion()
                .variables(Map.of("claim", claim.id()))
                .send() // hapax: remote-call
                .join();
    }

    @KafkaHandler(topics = "b", group = "g")
    void startsAndAwaitsTheEnd(Claim claim) {
        camunda.newCreateInstanceCommand()
                .bpmnProcessId(claim.kind())
                .latestVersion()
                .withResult()
                .send() // hapax: remote-call
                .join();
    }

    @KafkaHandler(topics = "c", group = "g")
    void publishes(Claim claim) {
        zeebe.newPublishMessageCommand()
                .messageName("claim-assessed")
                .correlationKey(claim.policy())
                .timeToLive(Duration.ofHours(1))
                .send() // hapax: remote-call
                .join();
    }

    @KafkaHandler(topics = "d", group = "g")
    void publishesOnce(Claim claim) {
        zeebe.newPublishMessageCommand()
                .messageName("claim-assessed")
                .correlationKey(claim.policy())
                .messageId(claim.id())
                .send()
                .join();
    }

    @KafkaHandler(topics = "e", group = "g")
    void publishesUnderAnIdOfItsOwn(Claim claim) {
        camunda.newPublishMessageCommand()
                .messageName("claim-assessed")
                .correlationKey(claim.policy())
                .messageId(java.util.UUID.randomUUID().toString())
                .send() // hapax: remote-call
                .join();
    }

    @KafkaHandler(topics = "f", group = "g")
    void signals(Claim claim) {
        camunda.newBroadcastSignalCommand().signalName(claim.kind()).send().join(); // hapax: remote-call
    }

    @KafkaHandler(topics = "g", group = "g")
    void doesNotWait(Claim claim) {
        zeebe.newPublishMessageCommand() // what is not awaited can be lost, though it is sent once
                .messageName("claim-assessed")
                .correlationKey(claim.policy())
                .messageId(claim.id())
                .send(); // hapax: async-handoff
    }

    @KafkaHandler(topics = "i", group = "g")
    void losesSightOfTheCommand(Claim claim) {
        zeebe.newCreateInstanceCommand()
                .bpmnProcessId("claim")
                .latestVersion()
                .requestTimeout(Duration.ofSeconds(20)) // from here on it is any command
                .send(); // hapax: unjudged-call warning
    }

    @KafkaHandler(topics = "h", group = "g")
    void asks(Claim claim) {
        zeebe.newTopologyRequest().send().join();
        camunda.newCompleteCommand(claim.policy().length()).send();
    }
}
