package dev.hapax.maven.html;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;
import java.util.Map;

/** The data of the page, as its script reads them. What is empty is left out. */
@JsonInclude(Include.NON_EMPTY)
interface Page {
    /**
     * All of it.
     *
     * @param sources for each file the lines that are shown, by number
     */
    record Root(
            String project,
            String version,
            List<Module> modules,
            List<HandlerEntry> handlers,
            List<Problem> problems,
            Map<String, Map<Integer, String>> sources)
            implements Page {}

    record Module(String name, List<String> notices, List<Step> unjudged, List<Vouched> vouched) implements Page {}

    record HandlerEntry(
            String module,
            String name,
            String owner,
            String framework,
            boolean own,
            List<String> topics,
            String group,
            String guarantee,
            boolean declared,
            String reason,
            String dedup,
            String verdict,
            Step place,
            List<EffectEntry> effects,
            List<Problem> findings,
            List<ChoiceEntry> choices,
            Map<String, Object> consumer,
            Map<String, Object> producer)
            implements Page {}

    record EffectEntry(
            String what,
            String repeat,
            String verdict,
            String protection,
            String window,
            boolean durable,
            List<Step> path)
            implements Page {}

    /**
     * A finding, or something that could not be analyzed.
     *
     * @param hidden {@code suppressed} by the source, or {@code known} to the baseline; empty where it is reported
     * @param justification what the source says about its suppression
     */
    record Problem(
            String module,
            String rule,
            String severity,
            String declared,
            String direction,
            String headline,
            String crash,
            List<String> fix,
            String hidden,
            String justification,
            List<Step> path)
            implements Page {}

    record ChoiceEntry(String guarantee, String fit, boolean advised, List<String> reasons, String cost)
            implements Page {}

    record Vouched(String method, String reason) implements Page {}

    /**
     * A place on a way.
     *
     * @param text what is called there
     * @param file the source, relative to the project's root; empty where it is not known
     * @param shown what to call the place: the file's simple name
     * @param line its line; 0 where it is not known
     * @param column where the expression begins, from 1; 0 where only the line is known
     * @param endLine the line that it ends in
     * @param endColumn the column after its end
     */
    record Step(String text, String file, String shown, int line, int column, int endLine, int endColumn)
            implements Page {}
}
