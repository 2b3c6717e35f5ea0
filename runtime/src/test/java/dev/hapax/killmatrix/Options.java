package dev.hapax.killmatrix;

import java.nio.file.Path;
import java.util.List;

/**
 * What the command was asked for.
 *
 * @param brief the short run
 * @param only a regular expression for the combinations
 * @param parallel how many combinations at a time
 * @param seed of everything random
 * @param logs where the logs go
 */
record Options(boolean brief, String only, int parallel, long seed, Path logs) {
    static final String USAGE = "usage: bin/kill-matrix [--short] [--only REGEX] [--parallel N] [--seed N]";

    static Options parse(String[] arguments) {
        boolean brief = false;
        String only = "";
        int parallel = 3;
        long seed = System.currentTimeMillis();
        Path logs = Path.of("target", "kill-matrix");
        List<String> words = List.of(arguments);
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--short" -> brief = true;
                case "--only" -> only = value(words, ++i);
                case "--parallel" -> parallel = Integer.parseInt(value(words, ++i));
                case "--seed" -> seed = Long.parseLong(value(words, ++i));
                case "--logs" -> logs = Path.of(value(words, ++i));
                default -> throw new IllegalArgumentException("unknown option " + words.get(i));
            }
        }
        return new Options(brief, only, parallel, seed, logs.toAbsolutePath());
    }

    private static String value(List<String> words, int at) {
        if (at >= words.size()) {
            throw new IllegalArgumentException(words.get(at - 1) + " needs a value");
        }
        return words.get(at);
    }
}
