package dev.hapax.analysis.wiring;

import dev.hapax.analysis.classes.MethodTarget;
import java.util.Optional;

/**
 * A method that hears events.
 *
 * @param method the method
 * @param event internal name of the class of events that it hears, subclasses included
 * @param address under which address it hears them; empty where no address matters, or it is not known
 * @param parameter which of its parameters is the event, from 0; -1 where none is
 * @param asynchronous whether it hears only what is sent for another thread
 * @param late whether it runs when the transaction is over in which the event was sent
 */
public record EventListener(
        MethodTarget method,
        String event,
        Optional<String> address,
        int parameter,
        boolean asynchronous,
        boolean late) {}
