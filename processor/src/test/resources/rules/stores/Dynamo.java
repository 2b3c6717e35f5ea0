import dev.hapax.*;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.*;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

class Dynamo {
    record Reading(String id, String meter, String kwh) {}

    private final DynamoDbClient dynamo;
    private final SqsClient sqs;

    Dynamo(DynamoDbClient dynamo, SqsClient sqs) {
        this.dynamo = dynamo;
        this.sqs = sqs;
    }

    @KafkaHandler(topics = "a", group = "g")
    void grows(Reading reading) {
        dynamo.updateItem(UpdateItemRequest.builder() // hapax: increment
                .tableName("meters")
                .key(Map.of("id", AttributeValue.fromS(reading.meter())))
                .updateExpression("ADD total :kwh")
                .expressionAttributeValues(Map.of(":kwh", AttributeValue.fromN(reading.kwh())))
                .build());
        dynamo.updateItem(b -> b.tableName("meters").updateExpression("SET total = if_not_exists(total, :zero) + :kwh")); // hapax: increment
        dynamo.updateItem(b -> b.tableName("meters").updateExpression("SET log = list_append(log, :kwh)")); // hapax: append
    }

    @KafkaHandler(topics = "b", group = "g")
    void overwrites(Reading reading) {
        dynamo.updateItem(b -> b.tableName("meters").updateExpression("SET #last = :kwh, seen = :yes REMOVE warned"));
        dynamo.putItem(b -> b.tableName("meters").item(Map.of("id", AttributeValue.fromS(reading.id()))));
        dynamo.updateItem(b -> b.tableName("meters")
                .updateExpression("SET total = total + :kwh, version = :next")
                .conditionExpression("version = :expected"));
    }

    @KafkaHandler(topics = "c", group = "g")
    void queues(Reading reading) {
        sqs.sendMessage(SendMessageRequest.builder().queueUrl("readings").messageBody(reading.kwh()).build()); // hapax: send
        sqs.sendMessage(SendMessageRequest.builder()
                .queueUrl("readings.fifo")
                .messageDeduplicationId(reading.id())
                .messageBody(reading.kwh())
                .build());
        sqs.sendMessage(b -> b.queueUrl("readings.fifo").messageDeduplicationId(reading.id()).messageBody(reading.kwh()));
    }
    @KafkaHandler(topics = "d", group = "g")
    void countsWhatIsNotThere(Reading reading) {
        dynamo.updateItem(b -> b.tableName("meters")
                .updateExpression("SET total = total + :kwh ADD readings :readings")
                .conditionExpression("NOT contains(readings, :reading)"));
        dynamo.updateItem(b -> b.tableName("meters")
                .updateExpression("SET total = total + :kwh, readings = list_append(readings, :readings)")
                .conditionExpression("attribute_exists(id) AND NOT contains(readings, :reading)"));
        dynamo.updateItem(b -> b.tableName("meters") // hapax: increment
                .updateExpression("SET total = total + :kwh ADD others :readings")
                .conditionExpression("NOT contains(readings, :reading)"));
    }

    @KafkaHandler(topics = "e", group = "g")
    void countsWhatIsEnough(Reading reading) {
        dynamo.updateItem(b -> b.tableName("meters") // hapax: increment
                .updateExpression("SET credit = credit - :kwh")
                .conditionExpression("credit >= :kwh"));
        dynamo.updateItem(b -> b.tableName("meters") // hapax: increment
                .updateExpression("SET credit = credit - :kwh")
                .conditionExpression("kind = :paid"));
    }

    @KafkaHandler(topics = "f", group = "g")
    void countsWhatIsLater(Reading reading) {
        dynamo.updateItem(b -> b.tableName("meters")
                .updateExpression("SET total = total + :kwh, #seen = :at")
                .conditionExpression("#seen < :at"));
        dynamo.updateItem(b -> b.tableName("meters")
                .updateExpression("SET total = total + :kwh, seen = :at")
                .conditionExpression(":at > seen"));
        dynamo.updateItem(b -> b.tableName("meters") // hapax: increment
                .updateExpression("SET total = total + :kwh, seen = :at")
                .conditionExpression("seen <= :at"));
        dynamo.updateItem(b -> b.tableName("meters")
                .updateExpression("SET total = total + :kwh, phase = :done")
                .conditionExpression("phase <> :done"));
    }

    @KafkaHandler(topics = "g", group = "g")
    void countsUnderSeveralConditions(Reading reading) {
        dynamo.updateItem(b -> b.tableName("meters")
                .updateExpression("SET total = total + :kwh, seen = :at")
                .conditionExpression("(attribute_not_exists(seen) OR seen < :at) AND kind = :paid"));
        dynamo.updateItem(b -> b.tableName("meters") // hapax: increment
                .updateExpression("SET total = total + :kwh, seen = :at")
                .conditionExpression("seen < :at OR kind = :paid"));
        dynamo.updateItem(b -> b.tableName("meters") // hapax: increment
                .updateExpression("SET total = total + :kwh, seen = :at")
                .conditionExpression("NOT (seen < :at)"));
        dynamo.updateItem(b -> b.tableName("meters") // hapax: increment
                .updateExpression("SET total = total + :kwh")
                .conditionExpression("NOT attribute_not_exists(id)"));
        dynamo.updateItem(b -> b.tableName("meters")
                .updateExpression("SET total = total + :kwh, phase = :done")
                .conditionExpression("amount BETWEEN :low AND :high and phase <> :done"));
    }
}
