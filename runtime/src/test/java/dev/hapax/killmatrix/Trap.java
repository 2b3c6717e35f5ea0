package dev.hapax.killmatrix;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** Kills this process when it passes a seam for the n-th time with records in flight. Thread-safe. */
final class Trap {
    private final Optional<Orders.TrapSpec> spec;
    private final Optional<Executioner> executioner;
    private final Recorder recorder;
    private final AtomicInteger left;
    private final List<IntSupplier> inFlight = new CopyOnWriteArrayList<>();

    Trap(Optional<Orders.TrapSpec> spec, Recorder recorder) throws IOException {
        this.spec = spec;
        this.recorder = recorder;
        this.left = new AtomicInteger(spec.map(Orders.TrapSpec::count).orElse(0));
        this.executioner = spec.isPresent() ? Optional.of(new Executioner()) : Optional.empty();
    }

    /** Tells how many records are in flight. */
    void counts(IntSupplier records) {
        inFlight.add(records);
    }

    boolean isAt(Seam seam) {
        return spec.filter(trap -> trap.seam() == seam).isPresent();
    }

    /** Does not return if this is where the process dies. */
    void reached(Seam seam) {
        if (!isAt(seam)) {
            return;
        }
        int records = inFlight.stream().mapToInt(IntSupplier::getAsInt).sum();
        if (records > 0 && left.decrementAndGet() == 0) {
            recorder.sprung(seam, records);
            executioner.orElseThrow().strike();
        }
    }
}
