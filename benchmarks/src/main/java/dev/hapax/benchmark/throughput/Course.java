package dev.hapax.benchmark.throughput;

import javax.sql.DataSource;

/**
 * What one run works on.
 *
 * @param bootstrap the broker
 * @param topic where the records are
 * @param output a topic for what is sent
 * @param group a consumer group that has read nothing yet
 * @param database a pool of connections; its accounts are at zero
 * @param finish counts the records
 */
record Course(String bootstrap, String topic, String output, String group, DataSource database, Finish finish) {}
