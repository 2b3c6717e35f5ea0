package dev.hapax.demo;

import java.util.Map;

/**
 * A {@code kill -9} that hit the worker.
 *
 * @param inFlight how many records each handler had in flight
 */
record Kill(Map<Promise, Integer> inFlight) {
    Kill {
        inFlight = Map.copyOf(inFlight);
    }
}
