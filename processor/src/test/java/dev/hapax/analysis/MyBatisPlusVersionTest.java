package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Which ids MyBatis-Plus inserts depends on its version: what counts is the one on the class path. */
class MyBatisPlusVersionTest {
    private static final String HANDLER = """
            import com.baomidou.mybatisplus.annotation.*;
            import com.baomidou.mybatisplus.core.mapper.BaseMapper;
            import dev.hapax.*;

            class Sales {
                @TableName("sales")
                static class Sale {
                    @TableId(type = IdType.AUTO)
                    private Long id;

                    public void setId(Long id) {
                        this.id = id;
                    }
                }

                interface SaleMapper extends BaseMapper<Sale> {}

                private final SaleMapper sales;

                Sales(SaleMapper sales) {
                    this.sales = sales;
                }

                @KafkaHandler(topics = "a", group = "g")
                void on(Long id) {
                    Sale sale = new Sale();
                    sale.setId(id);
                    sales.insert(sale);
                }
            }
            """;

    /** What tells the versions apart. */
    private static final String UP_TO_3_4 = """
            package com.baomidou.mybatisplus.core.metadata;

            class TableInfo {
                String getKeyInsertSqlProperty(String prefix, boolean newLine) {
                    return prefix;
                }
            }
            """;

    @Test
    void anIdThatIsSetIsInsertedFrom35On() {
        assertThat(run(HANDLER).findings())
                .extracting(Finding::headline)
                .singleElement()
                .asString()
                .contains("there is one with its `id`, so the message fails");
    }

    @Test
    void anIdThatIsSetIsIgnoredUpTo34() {
        assertThat(run(HANDLER, UP_TO_3_4).findings())
                .extracting(Finding::headline)
                .singleElement()
                .asString()
                .contains("its id is generated, so that makes another one");
    }

    private static AnalysisReport run(String... sources) {
        CompiledSources classes = CompiledSources.of(sources);
        return Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults());
    }
}
