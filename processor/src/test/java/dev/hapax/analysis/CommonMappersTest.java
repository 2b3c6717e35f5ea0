package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Mappers that inherit their statements from the common ones of tk.mybatis. */
class CommonMappersTest {
    private static final String INSERT = """
            package tk.mybatis.mapper.common.special;

            public interface InsertListMapper<T> {
                int insertList(java.util.List<? extends T> rows);
            }
            """;
    private static final String UPDATE = """
            package tk.mybatis.mapper.common.base.update;

            public interface UpdateByPrimaryKeyMapper<T> {
                int updateByPrimaryKey(T row);
            }
            """;

    private static List<Rule> rules(String body) {
        CompiledSources classes = CompiledSources.of(INSERT, UPDATE, """
                import jakarta.persistence.*;
                import java.util.List;
                import org.springframework.kafka.annotation.KafkaListener;
                import tk.mybatis.mapper.common.base.update.UpdateByPrimaryKeyMapper;
                import tk.mybatis.mapper.common.special.InsertListMapper;

                class Chats {
                    @Table(name = "chats")
                    static class Chat {
                        @Id
                        @GeneratedValue(strategy = GenerationType.IDENTITY)
                        Long id;

                        String text;
                    }

                    interface ChatMapper extends InsertListMapper<Chat>, UpdateByPrimaryKeyMapper<Chat> {}

                    ChatMapper mapper;

                    @KafkaListener(topics = "chats")
                    void on(List<Chat> chats) {
                        %s
                    }
                }
                """.formatted(body));
        return Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults()).findings().stream()
                .map(Finding::rule)
                .toList();
    }

    @Test
    void insertEachTime() {
        assertThat(rules("mapper.insertList(chats);")).containsExactly(Rule.INSERT);
    }

    @Test
    void overwriteByTheKey() {
        assertThat(rules("chats.forEach(mapper::updateByPrimaryKey);")).isEmpty();
    }
}
