package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Workflows of Temporal: what is called through their interfaces runs elsewhere, so that their code is no handler's. */
class WorkflowsTest {
    private static final String WORKFLOW = """
            package io.temporal.workflow;

            import java.lang.annotation.*;

            @Retention(RetentionPolicy.RUNTIME)
            public @interface WorkflowInterface {}
            """;
    private static final String QUERY = """
            package io.temporal.workflow;

            import java.lang.annotation.*;

            @Retention(RetentionPolicy.RUNTIME)
            public @interface QueryMethod {}
            """;
    private static final String CLIENT = """
            package io.temporal.client;

            public interface WorkflowClient {
                <T> T newWorkflowStub(Class<T> type, String id);

                static <A> void start(java.util.function.Consumer<A> workflow, A argument) {}
            }
            """;

    private static AnalysisReport judge(String call) {
        CompiledSources classes = CompiledSources.of(WORKFLOW, QUERY, CLIENT, """
                import io.temporal.client.WorkflowClient;
                import io.temporal.workflow.*;
                import org.springframework.jdbc.core.JdbcTemplate;
                import org.springframework.kafka.annotation.KafkaListener;

                class Approvals {
                    @WorkflowInterface
                    interface Approval {
                        void decide(String order);

                        @QueryMethod
                        String state();
                    }

                    static class ApprovalInTables implements Approval {
                        JdbcTemplate jdbc;

                        @Override
                        public void decide(String order) {
                            jdbc.update("UPDATE approvals SET rounds = rounds + 1 WHERE id = ?", order);
                        }

                        @Override
                        public String state() {
                            jdbc.update("UPDATE approvals SET asked = asked + 1");
                            return "";
                        }
                    }

                    WorkflowClient client;

                    @KafkaListener(topics = "orders")
                    void on(String order) {
                        Approval approval = client.newWorkflowStub(Approval.class, order);
                        %s;
                    }
                }
                """.formatted(call));
        return Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults());
    }

    @Test
    void areStartedByTheirMethods() {
        assertThat(judge("approval.decide(order)").findings()).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo(Rule.REMOTE_CALL);
            assertThat(finding.headline()).contains("Temporal");
        });
    }

    @Test
    void areStartedByReference() {
        assertThat(judge("WorkflowClient.start(approval::decide, order)").findings())
                .extracting(Finding::rule)
                .containsExactly(Rule.REMOTE_CALL);
    }

    @Test
    void areAskedWithoutAnEffect() {
        assertThat(judge("System.out.println(approval.state())").findings()).isEmpty();
    }
}
