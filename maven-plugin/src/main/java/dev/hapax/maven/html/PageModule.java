package dev.hapax.maven.html;

import dev.hapax.analysis.description.HandlerDescription;
import dev.hapax.maven.judged.JudgedModule;
import java.util.List;

/**
 * A module on the page.
 *
 * @param judged what was found in it
 * @param handlers what its handlers do
 */
public record PageModule(JudgedModule judged, List<HandlerDescription> handlers) {
    /** Copies the list. */
    public PageModule {
        handlers = List.copyOf(handlers);
    }
}
