package dev.hapax.runner;

import org.jspecify.annotations.Nullable;

/** A record is at fault before its handler sees it; the message is a sentence. */
abstract sealed class RecordProblemException extends Exception
        permits PoisonRecordException, UnkeyedRecordException, KeyReusedException {
    RecordProblemException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
