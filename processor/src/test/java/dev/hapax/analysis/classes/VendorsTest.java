package dev.hapax.analysis.classes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorsTest {
    @ParameterizedTest
    @CsvSource({
        "br/com/saga/stock/Consumer, br/com/saga/common/StockFailed",
        "com/acme/orders/Orders, com/acme/events/Placed",
        "org/acme/Orders, org/acme/events/Placed",
        "com/github/jane/shop/Orders, com/github/jane/events/Placed",
    })
    void ofOneHouse(String one, String other) {
        assertThat(Vendors.areOne(one, other)).isTrue();
        assertThat(Vendors.areOne(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "com/acme/orders/Orders, com/other/events/Placed",
        "com/github/jane/shop/Orders, com/github/john/events/Placed",
        "org/apache/camel/Orders, org/apache/kafka/clients/producer/ProducerRecord",
        "org/springframework/samples/Orders, org/springframework/messaging/Message",
        "Orders, Placed",
        "com/Orders, com/Placed",
        "example/orders/Orders, example/events/Placed",
    })
    void ofTwo(String one, String other) {
        assertThat(Vendors.areOne(one, other)).isFalse();
        assertThat(Vendors.areOne(other, one)).isFalse();
    }
}
