package dev.hapax.analysis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * What {@code bin/scan-jars} is told.
 *
 * @param directory where the jars are
 * @param limit after how many classes to stop
 * @param all whether every version of an artifact is taken, not only the newest
 * @param only texts, one of which the names of the jars hold that are gone over; the others are libraries
 */
record ScanArguments(Path directory, int limit, boolean all, List<String> only) {
    ScanArguments {
        only = List.copyOf(only);
    }

    /** Whether a jar is gone over. */
    boolean wants(Path jar) {
        return only.stream().anyMatch(jar.getFileName().toString()::contains);
    }

    static ScanArguments of(String[] args) {
        Deque<String> left = new ArrayDeque<>(List.of(args));
        Path directory = null;
        int limit = Integer.MAX_VALUE;
        boolean all = false;
        String only = "";
        while (!left.isEmpty()) {
            String arg = left.pop();
            if (arg.equals("--all")) {
                all = true;
            } else if (arg.equals("--only") && left.peek() != null) {
                only = left.pop();
            } else if (arg.equals("--limit")
                    && left.peek() != null
                    && left.peek().matches("\\d{1,9}")) {
                limit = Integer.parseInt(left.pop());
            } else if (directory == null && Files.isDirectory(Path.of(arg))) {
                directory = Path.of(arg);
            } else {
                throw usage(arg);
            }
        }
        if (directory == null) {
            throw usage("");
        }
        return new ScanArguments(directory, limit, all, List.of(only));
    }

    private static IllegalArgumentException usage(String wrong) {
        System.err.println((wrong.isEmpty() ? "" : "not understood: " + wrong + "\n")
                + "usage: bin/scan-jars DIR [--limit CLASSES] [--all] [--only TEXT]");
        System.exit(2);
        return new IllegalArgumentException(wrong);
    }
}
