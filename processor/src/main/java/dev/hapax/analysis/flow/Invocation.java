package dev.hapax.analysis.flow;

import dev.hapax.analysis.classes.MethodKey;
import java.util.List;

/**
 * A call that another one comes to.
 *
 * @param method what is called
 * @param dispatch how its target is found
 * @param args receiver, if any, and arguments
 */
record Invocation(MethodKey method, Dispatch dispatch, List<Expr> args) {}
