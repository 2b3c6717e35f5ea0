package dev.hapax.runner;

import org.jspecify.annotations.Nullable;

/** What the runner itself says of a record that fails; the message is a sentence. */
abstract sealed class RecordProblemException extends Exception
        permits PoisonRecordException, UnkeyedRecordException, KeyReusedException, TransactionTooLongException {
    RecordProblemException(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
