package dev.hapax.analysis.description;

import dev.hapax.analysis.CodePlace;
import dev.hapax.analysis.HandlerMethod;
import java.util.List;

/**
 * A handler with all that it does.
 *
 * @param method the handler
 * @param declaration where it is declared
 * @param framework what runs it, as it is called
 * @param own whether it is declared by Hapax's own annotation, so that its configuration is generated
 * @param topics the topics or channels that it reads, as far as its annotations say
 * @param group its group; empty text where its annotations do not say
 * @param reason why it has its guarantee, as declared; empty text where nothing is said
 * @param dedup the path to the key of {@code @Dedup}; empty text where there is none
 * @param effects what it does, in the order of the code
 * @param choices each guarantee, and whether it would do
 */
public record HandlerDescription(
        HandlerMethod method,
        CodePlace declaration,
        String framework,
        boolean own,
        List<String> topics,
        String group,
        String reason,
        String dedup,
        List<EffectDescription> effects,
        List<GuaranteeChoice> choices) {

    /** Copies the lists. */
    public HandlerDescription {
        topics = List.copyOf(topics);
        effects = List.copyOf(effects);
        choices = List.copyOf(choices);
    }
}
