package dev.hapax.killmatrix;

import dev.hapax.killmatrix.Staff.Hired;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/** A combination that no runtime can keep must be refused at start, in words. */
record Refusal(Bench bench, Combination combination) implements Callable<Outcome> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public Outcome call() throws Exception {
        String jdbcUrl = bench.postgres().newDatabase();
        Site site = Site.of(bench, combination, jdbcUrl);
        Staff staff = new Staff(
                bench,
                List.of(site.route()),
                combination.protocol(),
                jdbcUrl,
                bench.logs().resolve(combination.id()));
        site.send("refused", 10);
        boolean refused;
        try (Hired worker = staff.start(staff.orders(Killer.WORKER))) {
            refused = worker.process().awaitExit(PATIENCE).orElse(0) != 0
                    && worker.process().output().stream()
                            .anyMatch(line -> line.contains("StartException") && line.contains("group.protocol"));
        }
        Tally tally = Tally.of(
                Set.of(),
                new Ledger(
                                dev.hapax.testbed.Postgres.dataSource(jdbcUrl),
                                site.route().table())
                        .counts());
        List<String> broken = refused && tally.equals(Tally.of(Set.of(), Map.of()))
                ? List.of()
                : List.of("a worker started that cannot keep its guarantee, or the refusal does not name the setting");
        bench.progress()
                .say("%-52s %s".formatted(combination.title(), refused ? "refused at start" : "BROKEN " + broken));
        return new Outcome(combination.title() + ": refused", List.of(), List.of(), tally, Optional.empty(), broken);
    }
}
