import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.springframework.data.cassandra.core.cql.CqlTemplate;
import org.springframework.kafka.annotation.KafkaListener;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** What was read, reckoned with and set grows, by whichever client it is read and set. */
class ItemsSetBack {
    record Paid(String account, int amount) {}

    private final DynamoDbClient dynamo;
    private final Jdbi jdbi;
    private final CqlTemplate cql;

    ItemsSetBack(DynamoDbClient dynamo, Jdbi jdbi, CqlTemplate cql) {
        this.dynamo = dynamo;
        this.jdbi = jdbi;
        this.cql = cql;
    }

    @KafkaListener(topics = "a")
    public void setInDynamo(Paid paid) {
        UpdateItemRequest request = UpdateItemRequest.builder()
                .tableName("accounts")
                .key(key(paid))
                .updateExpression("SET balance = :balance")
                .expressionAttributeValues(Map.of(":balance", number(balance(paid) + paid.amount())))
                .build();
        dynamo.updateItem(request); // hapax: increment warning
    }

    @KafkaListener(topics = "b")
    public void putIntoDynamo(Paid paid) {
        PutItemRequest request = PutItemRequest.builder()
                .tableName("accounts")
                .item(Map.of("id", text(paid.account()), "balance", number(balance(paid) + paid.amount())))
                .build();
        dynamo.putItem(request); // hapax: increment warning
    }

    @KafkaListener(topics = "c")
    public void ofTheMessage(Paid paid) {
        UpdateItemRequest request = UpdateItemRequest.builder()
                .tableName("accounts")
                .key(key(paid))
                .updateExpression("SET balance = :balance")
                .expressionAttributeValues(Map.of(":balance", number(1 + paid.amount())))
                .build();
        dynamo.updateItem(request);
    }

    @KafkaListener(topics = "d")
    public void byJdbi(Paid paid) {
        jdbi.useHandle(handle -> {
            int balance = handle.createQuery("SELECT balance FROM accounts WHERE id = :id")
                    .bind("id", paid.account())
                    .mapTo(Integer.class)
                    .one();
            handle.createUpdate("UPDATE accounts SET balance = :balance WHERE id = :id")
                    .bind("balance", balance + paid.amount())
                    .bind("id", paid.account())
                    .execute(); // hapax: increment warning
        });
    }

    @KafkaListener(topics = "e")
    public void inCassandra(Paid paid) {
        String select = "SELECT balance FROM accounts WHERE id = ?";
        int balance = cql.queryForObject(select, Integer.class, paid.account());
        String update = "UPDATE accounts SET balance = ? WHERE id = ?";
        cql.execute(update, balance + paid.amount(), paid.account()); // hapax: increment warning
    }

    private int balance(Paid paid) {
        GetItemRequest request =
                GetItemRequest.builder().tableName("accounts").key(key(paid)).build();
        return Integer.parseInt(dynamo.getItem(request).item().get("balance").n());
    }

    private static Map<String, AttributeValue> key(Paid paid) {
        return Map.of("id", text(paid.account()));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.builder().s(value).build();
    }

    private static AttributeValue number(int value) {
        return AttributeValue.builder().n(String.valueOf(value)).build();
    }
}
