package dev.intact.ledger;

import dev.intact.http.Answers;
import dev.intact.http.Cursors;
import dev.intact.shared.Checks;
import dev.intact.shared.Ids;
import dev.intact.shared.InvalidInput;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reading the ledger needs no service: there is nothing to check, and nothing to decide. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ledger")
public class LedgerResource {
    private final LedgerStore ledger;
    private final Cursors cursors;

    LedgerResource(LedgerStore ledger, Cursors cursors) {
        this.ledger = ledger;
        this.cursors = cursors;
    }

    @GET
    @Path("/ledger/transactions")
    @RolesAllowed("ledger:read")
    @Operation(operationId = "listLedgerTransactions", summary = "The ledger transactions of one order, newest first")
    @APIResponseSchema(Transactions.class)
    public Response transactionsOf(
            @QueryParam("orderId") String orderId,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        if (orderId == null) {
            throw InvalidInput.of("orderId", Checks.INVALID_REQUEST, "is required");
        }
        var id = id(orderId);
        var list = "ledger transactions of " + id;
        return Answers.ok(cursors.signed(list, ledger.transactionsOf(id, cursors.request(list, limit, cursor))));
    }

    @GET
    @Path("/ledger/balances")
    @RolesAllowed("ledger:read")
    @Operation(
            operationId = "listBalances",
            summary = "What each provider's account and those of all orders hold; or that of one order")
    @APIResponseSchema(Balances.class)
    public Response balances(@QueryParam("orderId") String orderId) {
        var lines = orderId == null
                ? ledger.balances()
                : ledger.balanceOf(id(orderId)).stream().toList();
        return Answers.ok(new Balances(lines));
    }

    private static UUID id(String orderId) {
        return Ids.parse(orderId).orElseThrow(() -> InvalidInput.of("orderId", "invalid-id", "must be a UUID"));
    }

    record Balances(List<Balance> items) {}

    /** For the OpenAPI document, which can't name a generic page. */
    record Transactions(List<LedgerTransaction> items, String nextCursor) {}
}
