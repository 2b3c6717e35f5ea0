/**
 * Kills workers at every seam of every protocol, on a real broker and real stores, and counts each message's effects: {@code
 * bin/kill-matrix}.
 */
package dev.hapax.killmatrix;
