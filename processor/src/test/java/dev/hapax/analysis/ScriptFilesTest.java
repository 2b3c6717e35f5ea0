package dev.hapax.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Scripts of Redis in files of the project. */
class ScriptFilesTest {
    private static final String SOURCE = """
            import dev.hapax.*;
            import java.util.List;
            import org.springframework.core.io.ClassPathResource;
            import org.springframework.data.redis.core.StringRedisTemplate;
            import org.springframework.data.redis.core.script.DefaultRedisScript;
            import org.springframework.scripting.support.ResourceScriptSource;

            class Stock {
                private static final DefaultRedisScript<Long> TAKE;

                static {
                    TAKE = new DefaultRedisScript<>();
                    TAKE.setLocation(new ClassPathResource("scripts/take.lua"));
                    TAKE.setResultType(Long.class);
                }

                private final DefaultRedisScript<Long> give = new DefaultRedisScript<>();
                private final StringRedisTemplate redis;

                Stock(StringRedisTemplate redis) {
                    this.redis = redis;
                    give.setScriptSource(new ResourceScriptSource(new ClassPathResource("scripts/give.lua")));
                }

                @KafkaHandler(topics = "a", group = "g")
                void take(String item) {
                    redis.execute(TAKE, List.of(item));
                }

                @KafkaHandler(topics = "b", group = "g")
                void give(String item) {
                    redis.execute(give, List.of(item));
                }
            }
            """;

    private static final String TAKE = "return redis.call('DECR', KEYS[1])";
    private static final String GIVE = "return redis.call('SET', KEYS[1], '1')";

    @Test
    void filesAreReadByTheirNames() {
        AnalysisReport report = run(file("scripts/take.lua", TAKE), file("scripts/give.lua", GIVE));

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.INCREMENT);
        assertThat(report.findings().get(0).headline()).contains("`DECR`");
        assertThat(report.unjudgedCalls()).isEmpty();
    }

    @Test
    void eachFileOfThatNameCounts() {
        AnalysisReport report =
                run(file("scripts/take.lua", GIVE), file("scripts/take.lua", TAKE), file("scripts/give.lua", GIVE));

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.INCREMENT);
    }

    @Test
    void aScriptThatIsNotThereIsNotJudged() {
        AnalysisReport report = run(file("other/take.lua", TAKE), file("scripts/give.lua", GIVE));

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.UNJUDGED_CALL);
    }

    @Test
    void aScriptThatIsNoLuaIsNotJudged() {
        AnalysisReport report = run(file("scripts/take.lua", "if then"), file("scripts/give.lua", "\u0000\uFFFD `"));

        assertThat(report.findings()).extracting(Finding::rule).containsExactly(Rule.UNJUDGED_CALL, Rule.UNJUDGED_CALL);
    }

    @Test
    void theJudgementRestsOnTheFiles() {
        String known = files(run(file("scripts/take.lua", TAKE), file("scripts/give.lua", GIVE)));

        assertThat(files(run(file("scripts/take.lua", TAKE), file("scripts/give.lua", GIVE))))
                .isEqualTo(known);
        assertThat(files(run(file("scripts/take.lua", GIVE), file("scripts/give.lua", GIVE))))
                .isNotEqualTo(known);
    }

    private static String files(AnalysisReport report) {
        return report.judged().getOrDefault("*.lua", "none");
    }

    private static ProjectFile file(String name, String text) {
        return new ProjectFile(name, text.getBytes(StandardCharsets.UTF_8), name);
    }

    private static AnalysisReport run(ProjectFile... files) {
        List<ProjectFile> all = new ArrayList<>(List.of(files));
        CompiledSources classes = CompiledSources.of(SOURCE).withFiles(all);
        return Analysis.run(classes, new TreeSet<>(classes.projectClasses()), Settings.defaults());
    }
}
