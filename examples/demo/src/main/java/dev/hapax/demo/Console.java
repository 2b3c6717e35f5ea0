package dev.hapax.demo;

/** Says what happens, with the seconds since the start. */
final class Console {
    private final long start = System.nanoTime();

    void say(String what) {
        System.out.printf("%6.1f s  %s%n", (System.nanoTime() - start) / 1e9, what);
    }
}
