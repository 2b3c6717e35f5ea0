package dev.hapax.killmatrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hapax.testbed.WorkerProcess;
import dev.hapax.testbed.WorkerSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What libraries log does not stand between the lines of the command's progress. */
final class DriverLogTest {
    private static final String COMPLAINT = "the broker is gone";

    @TempDir
    private Path logs;

    /** As the command begins. */
    static final class Driver {
        private Driver() {}

        public static void main(String[] arguments) throws Exception {
            DriverLog.into(Path.of(arguments[0]));
            LoggerFactory.getLogger(Driver.class).error(COMPLAINT);
            new Progress(System.out).say("done");
        }
    }

    @Test
    void whatIsLoggedGoesToTheLog() throws Exception {
        Path deeper = logs.resolve("logs");
        WorkerSpec spec = WorkerSpec.of("driver", Driver.class.getName()).withArguments(deeper.toString());
        try (WorkerProcess driver = WorkerProcess.start(spec)) {
            assertThat(driver.awaitExit(Duration.ofSeconds(60))).hasValue(0);
            assertThat(driver.output()).containsExactly("[   0 s] done");
        }
        assertThat(Files.readString(deeper.resolve(DriverLog.NAME))).contains(COMPLAINT);
    }
}
