/** How many records a second Hapax handles, beside hand-written loops of the same guarantee and beside its peers. */
@org.jspecify.annotations.NullMarked
package dev.hapax.benchmark.throughput;
