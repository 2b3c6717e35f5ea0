package dev.hapax.killmatrix;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What the command was asked for.
 *
 * @param brief the short run
 * @param only found in the titles or ids of the combinations that are wanted
 * @param parallel how many combinations at a time
 * @param seed of everything random
 * @param logs where the logs go
 */
record Options(boolean brief, Pattern only, int parallel, long seed, Path logs) {
    /** What the short run does at a time keeps two processors busy: it waits for sessions to end, most of all. */
    private static final int PARALLEL_BRIEFLY = 5;

    private static final int PARALLEL = 3;

    static final String USAGE = "usage: bin/kill-matrix [--short] [--only REGEX] [--parallel N] [--seed N]";

    static Options parse(String[] arguments) {
        boolean brief = false;
        Pattern only = Pattern.compile("");
        OptionalInt parallel = OptionalInt.empty();
        long seed = System.currentTimeMillis();
        Path logs = Path.of("target", "kill-matrix");
        List<String> words = List.of(arguments);
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--short" -> brief = true;
                case "--only" -> only = Pattern.compile(value(words, ++i));
                case "--parallel" -> parallel = OptionalInt.of((int) number(words, ++i, 1));
                case "--seed" -> seed = number(words, ++i, Long.MIN_VALUE);
                case "--logs" -> logs = Path.of(value(words, ++i));
                default -> throw new IllegalArgumentException("unknown option " + words.get(i));
            }
        }
        int atATime = parallel.orElse(brief ? PARALLEL_BRIEFLY : PARALLEL);
        return new Options(brief, only, atATime, seed, logs.toAbsolutePath());
    }

    private static long number(List<String> words, int at, long least) {
        String value = value(words, at);
        try {
            long number = Long.parseLong(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(words.get(at - 1) + " needs a number, not " + value, e);
        }
        throw new IllegalArgumentException(words.get(at - 1) + " needs at least " + least + ", not " + value);
    }

    private static String value(List<String> words, int at) {
        if (at >= words.size()) {
            throw new IllegalArgumentException(words.get(at - 1) + " needs a value");
        }
        return words.get(at);
    }
}
