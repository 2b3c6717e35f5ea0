package dev.hapax.analysis.config;

import dev.hapax.analysis.config.KafkaSetting.Certainty;
import dev.hapax.analysis.config.KafkaSetting.Clients;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which handlers a setting reaches, and how surely.
 *
 * @param beans what Spring makes of the code
 * @param sends whether a handler sends messages through Kafka
 * @param inCode all settings that code writes
 */
record Application(SpringBeans beans, Predicate<Subscription> sends, List<KafkaSetting> inCode) {
    /** Copies the list. */
    Application {
        inCode = List.copyOf(inCode);
    }

    /** The setting with the certainty that it has for a handler; empty where it does not reach it. */
    Optional<KafkaSetting> reaching(Subscription handler, KafkaSetting setting) {
        Clients clients = setting.clients();
        boolean named =
                clients.name().isEmpty() || isCalled(handler, clients.name().get());
        boolean meant = clients.framework() == handler.framework() && named;
        if (!meant || (clients.side() == Side.PRODUCER && !sends.test(handler))) {
            return Optional.empty();
        }
        return certainty(handler, setting)
                .map(found -> weaker(setting.certainty(), found))
                .map(setting::with);
    }

    private static boolean isCalled(Subscription handler, String name) {
        return handler.names().contains(name)
                || (handler.framework() == Framework.SPRING
                        && handler.factory().orElse(SpringBeans.DEFAULT_FACTORY).equals(name));
    }

    private Optional<Certainty> certainty(Subscription handler, KafkaSetting setting) {
        boolean inFile = setting.place().className().isEmpty();
        return switch (handler.framework()) {
            case SPRING -> inFile ? beans.reaches(setting, handler) : Optional.of(ofOwnBeans(setting));
            case CLIENT -> Optional.of(isOfClass(handler, setting) ? Certainty.SURE : Certainty.LIKELY);
            // the names of functions and of bindings are tied by yet another setting
            case STREAM -> Optional.of(Certainty.LIKELY);
            case HAPAX, SMALLRYE, MICRONAUT -> Optional.of(Certainty.SURE);
        };
    }

    /** With several factories, or several values, it is not known whose the map is. */
    private Certainty ofOwnBeans(KafkaSetting setting) {
        long written = inCode.stream()
                .filter(other -> other.key().equals(setting.key())
                        && other.clients().framework().equals(Framework.SPRING))
                .count();
        boolean named = setting.clients().name().isPresent();
        return named || (beans.isOnly(setting.clients().side()) && written <= 1) ? Certainty.SURE : Certainty.LIKELY;
    }

    private static boolean isOfClass(Subscription handler, KafkaSetting setting) {
        return handler.handler().method().className().equals(setting.place().className());
    }

    private static Certainty weaker(Certainty one, Certainty other) {
        return one == Certainty.DEFAULT || one.compareTo(other) > 0 ? one : other;
    }
}
