package com.example.shop;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.hapax.HandlerStoppedException;
import dev.hapax.Hapax;
import dev.hapax.RunningHandlers;
import dev.hapax.StartException;
import java.io.IOException;

/** Runs the shop's handlers until it is told to end. */
public final class Worker {
    private static final int STOPPED = 1;
    private static final int REFUSED = 2;

    private Worker() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.exit(exitCode(arguments));
    }

    private static int exitCode(String[] arguments) throws InterruptedException {
        WorkerOptions options;
        try {
            options = WorkerOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            return fail(REFUSED, e.getMessage() + "\n" + WorkerOptions.USAGE);
        }
        try {
            run(options);
            return 0;
        } catch (StartException e) {
            return fail(REFUSED, e.getMessage());
        } catch (HandlerStoppedException e) {
            return fail(STOPPED, e.getMessage());
        } catch (IOException e) {
            return fail(REFUSED, "The flight recorder's file cannot be written: " + e.getMessage());
        }
    }

    private static void run(WorkerOptions options) throws IOException, InterruptedException {
        try (HikariDataSource database = database(options.jdbcUrl())) {
            Hapax hapax = Hapax.connect(options.bootstrap())
                    .instance(options.instance())
                    .database(database)
                    .createTables()
                    .properties(options.kafka());
            if (options.flightRecorder().isPresent()) {
                hapax.listener(new FlightRecorder(options.flightRecorder().get(), options.pace()));
            }
            Notifications notifications =
                    new Notifications(new NotificationRepository(database), new Mailer(options.mailGateway()));
            try (RunningHandlers running = hapax.start(
                    new MetricsConsumers(new Metrics(), Json.of(PageView.class)),
                    new OrdersConsumers(new Orders(), Json.of(OrderPlaced.class)),
                    new NotificationsConsumers(notifications, Json.of(OrderPlaced.class)),
                    new PaymentsConsumers(new Payments(), Json.of(PaymentReceived.class)),
                    new ShippingConsumers(new Shipping()))) {
                Runtime.getRuntime().addShutdownHook(new Thread(running::close, "shutdown"));
                System.out.println("worker " + options.instance() + " runs");
                running.join();
            }
        }
    }

    private static HikariDataSource database(String jdbcUrl) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setMaximumPoolSize(8);
        // a database that is down is reported by the start of the handlers, in one sentence
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(5_000);
        return new HikariDataSource(config);
    }

    private static int fail(int exitCode, String message) {
        System.err.println("worker: " + message);
        return exitCode;
    }
}
