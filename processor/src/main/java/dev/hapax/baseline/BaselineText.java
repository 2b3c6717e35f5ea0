package dev.hapax.baseline;

import java.util.Map;
import java.util.stream.Collectors;

/** What is said about a baseline. */
public final class BaselineText {
    private static final int SHOWN = 5;

    private BaselineText() {}

    /**
     * Says that findings are gone.
     *
     * @param file the baseline's name
     * @param gone what is gone, and how many of each; not empty
     * @return a sentence, then a line for each of the first ones
     */
    public static String gone(String file, Map<FindingShape, Integer> gone) {
        int count = gone.values().stream().mapToInt(number -> number).sum();
        String lines = gone.keySet().stream()
                .limit(SHOWN)
                .map(shape -> "\n  " + shape.rule() + " in " + shape.handler() + ": " + shape.effect())
                .collect(Collectors.joining());
        return (count == 1 ? "1 finding that " : count + " findings that ") + file
                + (count == 1 ? " knows is" : " knows are")
                + " gone. Take " + (count == 1 ? "it" : "them")
                + " out, so that " + (count == 1 ? "it counts" : "they count")
                + " as new if " + (count == 1 ? "it comes" : "they come")
                + " back: mvn dev.hapax:hapax-maven-plugin:baseline" + lines
                + (gone.size() > SHOWN ? "\n  and " + (gone.size() - SHOWN) + " more" : "");
    }
}
