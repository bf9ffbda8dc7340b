package dev.intact.stock;

import dev.intact.http.Answers;
import dev.intact.http.Calls;
import dev.intact.http.Cursors;
import dev.intact.http.PathIds;
import dev.intact.http.Problem;
import dev.intact.http.ProblemType;
import dev.intact.shared.Answer;
import dev.intact.shared.Checks;
import dev.intact.shared.InvalidInput;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Stock")
public class StockResource {
    private static final String LIST = "stock";

    private final StockService stock;
    private final Calls calls;
    private final Cursors cursors;

    StockResource(StockService stock, Calls calls, Cursors cursors) {
        this.stock = stock;
        this.calls = calls;
        this.cursors = cursors;
    }

    @PUT
    @Path("/stock/{sku}")
    @RolesAllowed("stock:write")
    @Operation(operationId = "setStock", summary = "Sets how many pieces of a sku there are")
    @APIResponseSchema(Stock.class)
    public Response setStock(@PathParam("sku") String sku, StockRequest request) {
        var call = calls.put("setStock", request, sku);
        return switch (stock.set(call, sku, request)) {
            case SetStockResult.Set(Stock set) -> Answers.first(set.answer());
            case SetStockResult.Replayed(Answer first) -> Answers.replayed(first);
            case SetStockResult.KeyReused() ->
                Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED).response();
            case SetStockResult.VersionMismatch(long version) ->
                Problem.of(ProblemType.VERSION_MISMATCH)
                        .with("version", version)
                        .response();
        };
    }

    @POST
    @Path("/stock/{sku}/adjustments")
    @RolesAllowed("stock:write")
    @Operation(operationId = "adjustStock", summary = "Adds pieces of a sku, or takes some away, never below none")
    @APIResponseSchema(Stock.class)
    public Response adjustStock(@PathParam("sku") String sku, AdjustmentRequest request) {
        var call = calls.post("adjustStock", request, sku);
        return switch (stock.adjust(call, sku, request)) {
            case AdjustStockResult.Adjusted(Stock adjusted) -> Answers.first(adjusted.answer());
            case AdjustStockResult.Replayed(Answer first) -> Answers.replayed(first);
            case AdjustStockResult.KeyReused() ->
                Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED).response();
            case AdjustStockResult.StockNotFound() ->
                Problem.of(ProblemType.STOCK_NOT_FOUND).response();
            case AdjustStockResult.VersionMismatch(long version) ->
                Problem.of(ProblemType.VERSION_MISMATCH)
                        .with("version", version)
                        .response();
            case AdjustStockResult.InsufficientStock(String lacking, long requested, long available) ->
                Problem.of(ProblemType.INSUFFICIENT_STOCK)
                        .with("sku", lacking)
                        .with("requested", requested)
                        .with("available", available)
                        .response();
            case AdjustStockResult.TooMuch() ->
                Problem.of(InvalidInput.of(
                                "/delta", Checks.OUT_OF_RANGE, "must leave at most " + StockPlan.MOST + " pieces"))
                        .response();
        };
    }

    @GET
    @Path("/stock/{sku}")
    @RolesAllowed("stock:read")
    @Operation(operationId = "getStock", summary = "How many pieces of a sku there are")
    @APIResponseSchema(Stock.class)
    public Response find(@PathParam("sku") String sku) {
        return stock.find(sku)
                .map(found -> Answers.ok(found, found.version()))
                .orElseThrow(() -> PathIds.missing(ProblemType.STOCK_NOT_FOUND));
    }

    @GET
    @Path("/stock")
    @RolesAllowed("stock:read")
    @Operation(operationId = "listStock", summary = "All stock, in the order of skus")
    @APIResponseSchema(StockPage.class)
    public Response list(@QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        return Answers.ok(cursors.signed(LIST, stock.list(cursors.request(LIST, limit, cursor))));
    }

    /** For the OpenAPI document, which can't name a generic page. */
    record StockPage(List<Stock> items, String nextCursor) {}
}
