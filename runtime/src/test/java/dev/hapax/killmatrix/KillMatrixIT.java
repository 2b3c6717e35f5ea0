package dev.hapax.killmatrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The smallest run of {@code bin/kill-matrix}: each shape and each seam is there, and the control. */
final class KillMatrixIT {
    @Test
    void everyPromiseIsKeptAtEverySeam() throws Exception {
        Path logs = Files.createDirectories(Path.of("target", "kill-matrix-it"));
        Random random = new Random(1);
        Plan plan = Plan.least(random);
        try (Bench bench = Bench.open(logs.toAbsolutePath(), new Progress(System.out))) {
            MatrixRun run = MatrixRun.of(
                    bench, List.of(new Combination(Shape.AT_MOST_ONCE, Protocol.CONSUMER)), plan, 3, random);
            assertThat(run.kept()).as(() -> Report.of(run)).isTrue();
            assertThat(Report.bySeam(run.outcomes())).containsOnlyKeys(Seam.values());
            assertThat(run.controls()).hasSize(NaiveLoop.Kind.values().length);
        }
    }
}
