package dev.hapax.analysis.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.analysis.Rule;
import dev.hapax.analysis.catalog.CatalogRow.When;
import dev.hapax.analysis.catalog.Role.Effect;
import dev.hapax.analysis.catalog.Role.EffectKind;
import dev.hapax.analysis.catalog.Role.Resource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private final Catalog catalog = Catalog.builtIn();

    @Test
    void aRowOfTheClassItself() {
        assertThat(find("dev/hapax/Emitter", "send", "(Ljava/lang/String;Ljava/lang/Object;Ljava/lang/Object;)V"))
                .map(CatalogRow::role)
                .contains(new Effect(
                        EffectKind.SEND,
                        Optional.of(Rule.SEND),
                        new Resource.Argument(0),
                        OptionalInt.of(1),
                        OptionalInt.of(2),
                        OptionalInt.empty()));
    }

    @Test
    void overloadsAreToldApart() {
        assertThat(find("java/sql/PreparedStatement", "executeUpdate", "()I", "java/sql/Statement"))
                .map(CatalogRow::role)
                .contains(new Role.RunsStatement(OptionalInt.empty(), OptionalInt.empty()));
        assertThat(find("java/sql/PreparedStatement", "executeUpdate", "(Ljava/lang/String;)I", "java/sql/Statement"))
                .map(CatalogRow::role)
                .contains(new Role.ExecutesSql(0, OptionalInt.empty(), new Wording.Whole()));
        assertThat(find("java/util/Date", "<init>", "()V"))
                .map(CatalogRow::role)
                .contains(new Role.Nondeterministic(Role.Source.CLOCK));
        assertThat(find("java/util/Date", "<init>", "(J)V"))
                .map(CatalogRow::role)
                .contains(new Role.Neutral());
    }

    @Test
    void aRowOfASupertypeCountsForItsSubtypes() {
        assertThat(find(
                        "com/acme/OrderTemplate",
                        "send",
                        "(Ljava/lang/String;Ljava/lang/Object;)Ljava/util/concurrent/CompletableFuture;",
                        "org/springframework/kafka/core/KafkaTemplate",
                        "org/springframework/kafka/core/KafkaOperations"))
                .hasValueSatisfying(row -> {
                    assertThat(row.future()).isTrue();
                    assertThat(row.place()).startsWith("spring.yaml:");
                });
        assertThat(find(
                        "java/util/ArrayList",
                        "add",
                        "(Ljava/lang/Object;)Z",
                        "java/util/AbstractList",
                        "java/util/List"))
                .map(CatalogRow::role)
                .contains(new Role.ProcessLocal(EffectKind.APPEND));
    }

    @Test
    void packagesCountForTheirOwnClassesOnly() {
        assertThat(find("java/lang/String", "trim", "()Ljava/lang/String;"))
                .map(CatalogRow::role)
                .contains(new Role.Neutral());
        assertThat(find("com/acme/Money", "add", "(I)V", "java/lang/Object", "java/lang/Comparable"))
                .isEmpty();
        assertThat(find("java/lang/reflect/Constructor", "newInstance", "([Ljava/lang/Object;)Ljava/lang/Object;"))
                .isEmpty();
        assertThat(find("Unpackaged", "add", "(I)V")).isEmpty();
    }

    @Test
    void whatIsUnjudgedIsNotFound() {
        assertThat(find("java/lang/Runnable", "run", "()V")).isEmpty();
        assertThat(find("kotlin/jvm/functions/Function0", "invoke", "()Ljava/lang/Object;"))
                .isEmpty();
        assertThat(find(
                        "org/springframework/jdbc/core/JdbcTemplate",
                        "call",
                        "()V",
                        "org/springframework/jdbc/core/JdbcOperations"))
                .isEmpty();
        assertThat(find("com/acme/Job", "run", "()V", "java/lang/Object", "java/lang/Runnable"))
                .isEmpty();
    }

    @Test
    void lambdasAreRunNowOrElsewhere() {
        assertThat(find(
                                "java/util/List",
                                "forEach",
                                "(Ljava/util/function/Consumer;)V",
                                "java/util/Collection",
                                "java/lang/Iterable")
                        .flatMap(CatalogRow::callback))
                .contains(new CatalogRow.Callback(0, When.NOW));
        assertThat(find(
                                "java/util/concurrent/ThreadPoolExecutor",
                                "execute",
                                "(Ljava/lang/Runnable;)V",
                                "java/util/concurrent/Executor")
                        .flatMap(CatalogRow::callback))
                .contains(new CatalogRow.Callback(0, When.ELSEWHERE));
    }

    private Optional<CatalogRow> find(String owner, String method, String descriptor, String... supertypes) {
        return catalog.find(owner, method, descriptor, List.of(supertypes));
    }
}
