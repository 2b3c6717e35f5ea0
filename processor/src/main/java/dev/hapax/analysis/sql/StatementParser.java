package dev.hapax.analysis.sql;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.statement.Statement;

/** Parses one statement in bounded time. */
final class StatementParser {
    /** Longer texts are data, not statements. */
    static final int MAX_LENGTH = 100_000;

    private static final long MILLIS_SIMPLE = 2_000;
    private static final long MILLIS_COMPLEX = 4_000;
    private static final int MAX_NESTING = 10;

    // Threads end a second after their last statement, so that nothing holds on to the class loader of a build.
    private static final ExecutorService THREADS =
            new ThreadPoolExecutor(0, 64, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                Thread thread = new Thread(work, "hapax-sql");
                thread.setDaemon(true);
                return thread;
            });

    private StatementParser() {}

    sealed interface Result {}

    record Parsed(Statement statement) implements Result {}

    record Failed(String why) implements Result {}

    static Result parse(String sql) {
        Result simple = parse(sql, false, MILLIS_SIMPLE);
        // The simple grammar is fast and knows nearly everything; the complex one takes back-tracking.
        return simple instanceof Failed && CCJSqlParserUtil.getNestingDepth(sql) <= MAX_NESTING
                ? parse(sql, true, MILLIS_COMPLEX)
                : simple;
    }

    private static Result parse(String sql, boolean complex, long millis) {
        try {
            CCJSqlParser parser = CCJSqlParserUtil.newParser(sql)
                    .withAllowComplexParsing(complex)
                    .withTimeOut(millis);
            Statement statement = CCJSqlParserUtil.parseStatement(parser, THREADS);
            return statement == null ? new Failed("it holds no statement") : new Parsed(statement);
        } catch (JSQLParserException e) {
            return new Failed(why(e));
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new Failed("the parser failed on it (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static String why(JSQLParserException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof java.util.concurrent.TimeoutException) {
            return "parsing it took too long";
        }
        String message = cause.getMessage();
        if (message == null || message.isBlank()) {
            return "it is not SQL that the parser knows";
        }
        return message.lines().findFirst().orElse(message).strip();
    }
}
