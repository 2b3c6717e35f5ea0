package dev.hapax.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/** Sends the signals that {@link ProcessHandle} has no method for. */
final class Signals {
    private Signals() {}

    static void send(String signal, long pid) {
        try {
            Process kill = new ProcessBuilder("sh", "-c", "kill -" + signal + " \"$0\"", Long.toString(pid)).start();
            if (!kill.waitFor(10, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new TestbedException("Process " + pid + " did not take signal " + signal + ".");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw Interruption.during("sending signal " + signal, e);
        }
    }
}
