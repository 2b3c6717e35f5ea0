package dev.hapax.killmatrix;

import java.util.List;

/**
 * Where the messages of one combination come from and go to.
 *
 * @param shape what the handler does
 * @param topic the input
 * @param out the output, of the shapes that write to Kafka
 * @param group the consumer group
 * @param table the ledger, of the shapes that write to the database
 */
record Route(Shape shape, String topic, String out, String group, String table) {
    static Route of(Combination combination, String run) {
        String id = combination.id() + "_" + run;
        return new Route(combination.shape(), id, id + ".out", id, "ledger_" + id);
    }

    String handler() {
        return "com.acme.Matrix." + shape.name();
    }

    String deadLetters() {
        return topic + ".dlt";
    }

    String text() {
        return String.join(" ", List.of(shape.name(), topic, out, group, table));
    }

    static Route parse(String text) {
        String[] words = text.split(" ");
        return new Route(Shape.valueOf(words[0]), words[1], words[2], words[3], words[4]);
    }
}
