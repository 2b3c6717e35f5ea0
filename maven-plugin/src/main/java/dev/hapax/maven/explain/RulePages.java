package dev.hapax.maven.explain;

import dev.hapax.analysis.Rule;
import dev.hapax.guess.NearNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages about rules, which the plugin's jar holds as they are in {@code docs/rules}. */
public final class RulePages {
    private static final String FOLDER = "/dev/hapax/maven/rules/";
    private static final Pattern NEIGHBOUR = Pattern.compile("]\\(([\\w-]+)\\.md\\)");

    private RulePages() {}

    /**
     * A page.
     *
     * @param id the rule's id, with or without {@code hapax:} before it
     * @return Markdown; empty where there is no such rule
     * @throws IOException if it cannot be read
     */
    public static Optional<String> page(String id) throws IOException {
        Optional<Rule> rule = Rule.of(id.startsWith("hapax:") ? id.substring("hapax:".length()) : id);
        return rule.isEmpty() ? Optional.empty() : Optional.of(read(rule.get().id()));
    }

    /**
     * A page that is shown away from its neighbours.
     *
     * @param place where they are, with a slash at the end
     * @param page the page, as it is
     * @return Markdown, with the links to the neighbours' addresses
     */
    public static String withLinksTo(String place, String page) {
        return page.lines()
                .filter(line -> !line.startsWith("<!--"))
                .map(line -> NEIGHBOUR.matcher(line).replaceAll("](" + Matcher.quoteReplacement(place) + "$1)"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /**
     * Says that there is no such rule.
     *
     * @param id the wrong id
     * @return which one may have been meant, and which there are
     */
    public static String unknown(String id) {
        return "There is no rule '" + id + "'"
                + NearNames.nearest(id, Rule.ids())
                        .map(meant -> ", did you mean '" + meant + "'?")
                        .orElse(".")
                + " These are the rules: " + String.join(", ", Rule.ids());
    }

    private static String read(String id) throws IOException {
        try (InputStream in = RulePages.class.getResourceAsStream(FOLDER + id + ".md")) {
            if (in == null) {
                throw new IOException("the page of " + id + " is missing from hapax-maven-plugin: broken jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
