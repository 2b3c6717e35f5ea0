package dev.hapax.analysis.effect;

import dev.hapax.analysis.catalog.CatalogRow;
import dev.hapax.analysis.catalog.CatalogRow.When;
import dev.hapax.analysis.flow.CallSite;
import dev.hapax.analysis.flow.ColdTypes;
import java.util.Optional;

/** Tells when the functions run that a call is given. */
final class Callbacks {
    private Callbacks() {}

    /**
     * When an argument runs.
     *
     * @param call the call
     * @param row what the catalog says of it
     * @param argument the argument's position, the receiver not counted
     */
    static When when(CallSite call, Optional<CatalogRow> row, int argument) {
        Optional<CatalogRow.Callback> callback =
                row.flatMap(CatalogRow::callback).filter(known -> known.argument() < 0 || known.argument() == argument);
        if (callback.isPresent()) {
            return callback.get().when();
        }
        boolean chained = ColdTypes.are(call.method().owner())
                || ColdTypes.areReturned(call.method().descriptor());
        return chained ? When.LATER : When.NOW;
    }
}
