package dev.hapax.analysis;

/**
 * A method that somebody vouches for with {@code @AssumeIdempotent}: it was not followed.
 *
 * @param method class, method and parameter types, as {@code Mailer.send(Mail)}
 * @param reason the reason that the annotation gives
 */
public record Vouch(String method, String reason) {}
