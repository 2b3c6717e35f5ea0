package dev.hapax.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final AtomicLong clock = new AtomicLong(17);
    private final List<String> said = new ArrayList<>();
    private final SystemStreamLog log = new SystemStreamLog() {
        @Override
        public void info(CharSequence content) {
            said.add(content.toString());
        }
    };

    @Test
    void aShortRunSaysNothingAndALongOneSomethingEveryFewSeconds() {
        Progress progress = new Progress(clock::get);
        for (int second = 1; second <= 10; second++) {
            clock.addAndGet(TimeUnit.SECONDS.toNanos(1));
            progress.say(log, "judging m" + second);
        }

        assertThat(said).containsExactly("Hapax: judging m4", "Hapax: judging m8");
    }
}
