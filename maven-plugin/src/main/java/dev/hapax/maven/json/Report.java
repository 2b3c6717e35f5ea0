package dev.hapax.maven.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.List;

/**
 * The objects of the JSON report. Fields may be added within a format, none is taken away or changes its meaning.
 *
 * @param format the number of the format
 * @param hapax the version that judged
 * @param modules what was judged
 */
record Report(int format, String hapax, List<Module> modules) {
    static final int FORMAT = 1;

    /**
     * A module.
     *
     * @param name its Maven id
     * @param handlers its handlers, findings or not
     * @param findings what was found in them, suppressed and known ones included
     * @param unjudgedCalls calls that nothing explains
     * @param vouched methods that somebody vouches for, with the reason
     * @param notices what could not be looked at
     */
    record Module(
            String name,
            List<Handler> handlers,
            List<Found> findings,
            List<String> unjudgedCalls,
            List<Vouched> vouched,
            List<String> notices) {}

    record Handler(String name, String guarantee, boolean declared, boolean own) {}

    /** A finding; {@code state} is open, suppressed or known. */
    @JsonInclude(Include.NON_EMPTY)
    record Found(
            String rule,
            String level,
            String declaredLevel,
            String state,
            String justification,
            String direction,
            String handler,
            String says,
            String crashPoint,
            List<String> fix,
            Place place,
            List<Step> path) {}

    record Step(String call, Place place) {}

    /** Line and column count from 1; 0 where they are not known. */
    record Place(String file, int line, int column) {}

    record Vouched(String method, String reason) {}
}
