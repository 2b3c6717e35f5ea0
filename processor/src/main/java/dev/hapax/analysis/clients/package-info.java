/** Interfaces that a framework implements as clients of other services: what their methods send, read from annotations. */
@NullMarked
package dev.hapax.analysis.clients;

import org.jspecify.annotations.NullMarked;
