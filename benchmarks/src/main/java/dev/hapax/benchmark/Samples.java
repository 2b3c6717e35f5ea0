package dev.hapax.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Some numbers of the same thing. Not thread-safe. */
public final class Samples {
    private final List<Double> values = new ArrayList<>();

    public void add(double value) {
        values.add(value);
    }

    /**
     * The number in the middle.
     *
     * @return the mean of the two in the middle where their count is even
     */
    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /**
     * The median, and from where to where the numbers go.
     *
     * @param format for one number, as {@link String#format} takes it
     * @return a text such as {@code 1.2 (0.9 to 1.4)}
     */
    public String text(String format) {
        double min = values.stream().mapToDouble(Double::doubleValue).min().orElse(Double.NaN);
        double max = values.stream().mapToDouble(Double::doubleValue).max().orElse(Double.NaN);
        return String.format(Locale.ROOT, format + " (" + format + " to " + format + ")", median(), min, max);
    }
}
