package dev.hapax.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an analysis says.
 *
 * @param handlers the handlers that were found, findings or not
 * @param findings in the order of handlers, then of effects; the same effect once a handler
 * @param problems what kept the engine from judging something, as sentences with a place: never empty silence
 * @param vouched the methods that somebody vouches for, in the classes that the judgement rests on
 * @param unjudgedCalls the calls that neither the project's code nor the catalog explains, each once
 * @param judged the project's classes that the judgement rests on: internal name to {@link ClassFile#fingerprint} of the class file, in
 *     hexadecimal, or to its outline's fingerprint where no more than that mattered; a {@code *} and the end of file names to the
 *     fingerprint of all the project's files of such names
 */
public record AnalysisReport(
        List<HandlerMethod> handlers,
        List<Finding> findings,
        List<Finding> problems,
        List<Vouch> vouched,
        List<UnjudgedCall> unjudgedCalls,
        Map<String, String> judged) {

    /** Copies the collections. */
    public AnalysisReport {
        handlers = List.copyOf(handlers);
        findings = List.copyOf(findings);
        problems = List.copyOf(problems);
        vouched = List.copyOf(vouched);
        unjudgedCalls = List.copyOf(unjudgedCalls);
        judged = Map.copyOf(judged);
    }

    /**
     * The report on nothing.
     *
     * @return one without handlers
     */
    public static AnalysisReport empty() {
        return new AnalysisReport(List.of(), List.of(), List.of(), List.of(), List.of(), Map.of());
    }

    /**
     * The same with more findings.
     *
     * @param more the findings
     * @return the longer report
     */
    public AnalysisReport with(List<Finding> more) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(more);
        return new AnalysisReport(handlers, all, problems, vouched, unjudgedCalls, judged);
    }
}
