package dev.hapax.testbed;

/** Interrupts end what the testbed waits for; the thread stays interrupted. */
final class Interruption {
    private Interruption() {}

    static TestbedException during(String what, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new TestbedException("Interrupted while " + what + ".", cause);
    }
}
