package dev.hapax.benchmark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Message handlers as a business application has them, with services, stores and clients below. One set of sources, about
 * parcels, is written by hand; the others are the same with another word for parcel. The same number of sets makes the
 * same sources, byte for byte.
 */
final class HandlerSources {
    /** How many safe handlers a set has, {@code ParcelNotices} aside. */
    static final int HANDLERS_IN_SET = 12;

    private static final List<String> WORDS = List.of(
            "Parcel",
            "Order",
            "Invoice",
            "Payment",
            "Shipment",
            "Refund",
            "Coupon",
            "Ticket",
            "Booking",
            "Account",
            "Voucher",
            "Device",
            "Sensor",
            "Meter",
            "Contract",
            "Claim",
            "Policy",
            "Product",
            "Supplier",
            "Warehouse");
    private static final List<String> SAFE = List.of(
            "ParcelAccounts",
            "ParcelBatch",
            "ParcelChecks",
            "ParcelCustomers",
            "ParcelEvent",
            "ParcelIntake",
            "ParcelLedger",
            "ParcelRates",
            "ParcelRow",
            "ParcelService",
            "ParcelStore",
            "ParcelSync",
            "JdbcParcelStore");
    private static final List<String> NOTED = List.of("ParcelNotices");
    private static final List<String> UNSAFE = List.of("ParcelLeaks", "ParcelUnsafe");
    /** How many sets there are to one with a handler that gets a note, and to one with unsafe handlers where asked for. */
    private static final int EVERY = 5;

    private HandlerSources() {}

    /**
     * Makes sources.
     *
     * @param sets how many sets
     * @param unsafe whether some of them have unsafe handlers, whose effects are marked in the source
     * @return path, as {@code load/order/OrderIntake.java}, to text
     */
    static Map<String, String> make(int sets, boolean unsafe) throws IOException {
        Map<String, String> sources = new TreeMap<>();
        for (int i = 0; i < sets; i++) {
            String word = WORDS.get(i % WORDS.size()) + (i < WORDS.size() ? "" : String.valueOf(i / WORDS.size() + 1));
            add(SAFE, word, sources);
            if (i % EVERY == 0) {
                add(NOTED, word, sources);
            }
            if (unsafe && i % EVERY == 1) {
                add(UNSAFE, word, sources);
            }
        }
        return sources;
    }

    private static void add(List<String> templates, String word, Map<String, String> sources) throws IOException {
        String small = word.toLowerCase(Locale.ROOT);
        for (String template : templates) {
            sources.put(
                    "load/" + small + "/" + template.replace("Parcel", word) + ".java",
                    read(template).replace("Parcel", word).replace("parcel", small));
        }
    }

    private static String read(String template) throws IOException {
        String file = "parcel/" + template + ".java";
        try (InputStream in = HandlerSources.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException(file + " is missing from the benchmark's classes");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
