package dev.hapax.killmatrix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps what libraries log out of the command's output: Kafka's clients complain of every broker that is killed. */
final class DriverLog {
    static final String NAME = "kill-matrix.log";

    private DriverLog() {}

    /** To be called before anything has logged: the file is opened once. */
    static void into(Path logs) throws IOException {
        Files.createDirectories(logs);
        System.setProperty("org.slf4j.simpleLogger.logFile", logs.resolve(NAME).toString());
        System.setProperty("org.slf4j.simpleLogger.showDateTime", "true");
        System.setProperty("org.slf4j.simpleLogger.dateTimeFormat", "HH:mm:ss.SSS");
    }
}
