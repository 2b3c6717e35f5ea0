package dev.hapax.analysis.classes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MethodKeyTest {
    private static final String OWNER = "com/acme/Shop$Orders";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    place                       | Orders.place(Order)
                    <init>                      | Orders.new Orders(Order)
                    lambda$place$0              | a lambda in Orders.place
                    lambda$place$12             | a lambda in Orders.place
                    lambda$new$1                | a lambda in new Orders
                    lambda$static$0             | a lambda in Orders
                    lambda$null$3               | a lambda in Orders
                    lambda$0                    | a lambda in Orders
                    place$lambda$1              | a lambda in Orders.place
                    place$lambda$1$lambda$0     | a lambda in Orders.place
                    lambdas                     | Orders.lambdas(Order)
                    access$000                  | Orders.access$000(Order)
                    """)
    void namesLambdasByWhereTheyStand(String name, String shown) {
        assertThat(new MethodKey(OWNER, name, "(Lcom/acme/Order;)V").display()).isEqualTo(shown);
    }
}
