/** Notes what was judged, so that the build does not judge it again, and does when it has changed. */
@NullMarked
package dev.hapax.stamp;

import org.jspecify.annotations.NullMarked;
