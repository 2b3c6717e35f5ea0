package dev.hapax.analysis.classes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "com/acme/Orders, com.acme.Orders",
        "com/acme/Orders$Line, com.acme.Orders.Line",
        "com/acme/Orders$1, com.acme.Orders",
        "com/acme/Orders$1$2, com.acme.Orders",
        "com/acme/Orders$1$Line, com.acme.Orders.Line",
        "com/acme/Orders$1Line, com.acme.Orders.Line",
        "com/acme/Orders$Line2, com.acme.Orders.Line2",
        "com/acme/Orders$place$1, com.acme.Orders.place",
        "com/acme/Orders2, com.acme.Orders2"
    })
    void areWrittenAsInTheSource(String internalName, String name) {
        assertThat(Names.source(internalName)).isEqualTo(name);
    }
}
