package dev.hapax.benchmark;

/**
 * What a run of javac took.
 *
 * @param exit its exit code
 * @param cpu seconds of CPU time, in user mode and in the kernel, all threads
 * @param peak most resident memory at any time, in MB
 * @param output what it printed
 */
record Measured(int exit, double cpu, double peak, String output) {}
