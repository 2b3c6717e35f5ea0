package dev.hapax.analysis.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/springframework/cloud/stream/binder/kafka/KafkaMessageChannelBinder",
                "org/springframework/cloud/stream/binder/reactorkafka/ReactorKafkaBinder"
            })
    void looksForFunctionsWhereEitherBinderIsOnTheClassPath(String binder) {
        String bean = "Lorg/springframework/context/annotation/Bean;";
        assertThat(Handlers.marks(binder::equals)).contains(bean);
        assertThat(Handlers.marks(Set.of("java/lang/Object")::contains)).doesNotContain(bean);
    }
}
