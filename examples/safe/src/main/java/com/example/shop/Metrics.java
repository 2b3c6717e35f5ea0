package com.example.shop;

import dev.hapax.Delivery;
import dev.hapax.Guarantee;
import dev.hapax.KafkaHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts page views in a log that another system evaluates. */
public final class Metrics {
    private static final Logger PAGE_VIEWS = LoggerFactory.getLogger("metrics.page-views");

    @KafkaHandler(topics = "page-views", group = "metrics")
    @Guarantee(value = Delivery.AT_MOST_ONCE, reason = "A few lost page views change no decision; speed does.")
    public void onPageView(PageView view) {
        PAGE_VIEWS.info("{} {}", view.id(), view.page());
    }
}
