package dev.hapax.analysis.config;

import dev.hapax.analysis.CodePlace;
import java.util.List;

/**
 * Where a handler's messages come from, by its annotations.
 *
 * @param framework what runs it, as it is called
 * @param topics its topics or channels; nothing where no annotation says them
 * @param group its group; empty text where no annotation says it
 * @param reason why it has its guarantee, as declared; empty text where nothing is said
 * @param declaration where it is declared
 */
public record HandlerSource(String framework, List<String> topics, String group, String reason, CodePlace declaration) {
    /** Copies the list. */
    public HandlerSource {
        topics = List.copyOf(topics);
    }
}
