package dev.intact.refunds;

import dev.intact.http.Answers;
import dev.intact.http.Calls;
import dev.intact.http.Cursors;
import dev.intact.http.PathIds;
import dev.intact.http.Problem;
import dev.intact.http.ProblemType;
import dev.intact.orders.OrderStatus;
import dev.intact.refunds.RecordRefundResult.DuplicateReference;
import dev.intact.refunds.RecordRefundResult.KeyReused;
import dev.intact.refunds.RecordRefundResult.LineNotFound;
import dev.intact.refunds.RecordRefundResult.LineQuantityExceeded;
import dev.intact.refunds.RecordRefundResult.NothingToRefund;
import dev.intact.refunds.RecordRefundResult.OrderNotFound;
import dev.intact.refunds.RecordRefundResult.OrderNotRefundable;
import dev.intact.refunds.RecordRefundResult.Recorded;
import dev.intact.refunds.RecordRefundResult.RefundExceedsPaid;
import dev.intact.refunds.RecordRefundResult.RefundedAmountChanged;
import dev.intact.refunds.RecordRefundResult.Replayed;
import dev.intact.refunds.RecordRefundResult.VersionMismatch;
import dev.intact.shared.Answer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Refunds")
public class RefundResource {
    private final RefundService refunds;
    private final Calls calls;
    private final Cursors cursors;

    RefundResource(RefundService refunds, Calls calls, Cursors cursors) {
        this.refunds = refunds;
        this.calls = calls;
        this.cursors = cursors;
    }

    @POST
    @Path("/orders/{id}/refunds")
    @RolesAllowed("refunds:write")
    @Operation(operationId = "recordRefund", summary = "Refunds an amount, units of lines, or all that is left")
    @APIResponseSchema(value = Refund.class, responseCode = "201")
    public Response recordRefund(@PathParam("id") String id, RefundRequest request) {
        var orderId = PathIds.parse(id, ProblemType.ORDER_NOT_FOUND);
        var call = calls.post("recordRefund", request, orderId);
        return switch (refunds.record(call, orderId, request)) {
            case Recorded(Refund refund) -> Answers.first(refund.answer());
            case Replayed(Answer first) -> Answers.replayed(first);
            case KeyReused() -> Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED).response();
            case OrderNotFound() -> Problem.of(ProblemType.ORDER_NOT_FOUND).response();
            case VersionMismatch(long version) ->
                Problem.of(ProblemType.VERSION_MISMATCH)
                        .with("version", version)
                        .response();
            case OrderNotRefundable(OrderStatus status) ->
                Problem.of(ProblemType.ORDER_NOT_REFUNDABLE)
                        .with("orderStatus", status)
                        .response();
            case LineNotFound(int line) ->
                Problem.of(ProblemType.LINE_NOT_FOUND).with("line", line).response();
            case LineQuantityExceeded(int line, int refundableQuantity) ->
                Problem.of(ProblemType.LINE_QUANTITY_EXCEEDED)
                        .with("line", line)
                        .with("refundableQuantity", refundableQuantity)
                        .response();
            case RefundedAmountChanged(long refunded) ->
                Problem.of(ProblemType.REFUNDED_AMOUNT_CHANGED)
                        .with("refunded", refunded)
                        .response();
            case NothingToRefund() -> Problem.of(ProblemType.NOTHING_TO_REFUND).response();
            case RefundExceedsPaid(long paid, long refunded, long refundable) ->
                Problem.of(ProblemType.REFUND_EXCEEDS_PAID)
                        .with("paid", paid)
                        .with("refunded", refunded)
                        .with("refundable", refundable)
                        .response();
            case DuplicateReference(UUID holder) ->
                Problem.of(ProblemType.DUPLICATE_REFERENCE)
                        .with("refundId", holder)
                        .response();
        };
    }

    @GET
    @Path("/refunds/{id}")
    @RolesAllowed("refunds:read")
    @Operation(operationId = "getRefund", summary = "One refund")
    @APIResponseSchema(Refund.class)
    public Response find(@PathParam("id") String id) {
        return refunds.find(PathIds.parse(id, ProblemType.REFUND_NOT_FOUND))
                .map(Answers::ok)
                .orElseThrow(() -> PathIds.missing(ProblemType.REFUND_NOT_FOUND));
    }

    @GET
    @Path("/orders/{id}/refunds")
    @RolesAllowed("refunds:read")
    @Operation(operationId = "listRefunds", summary = "The refunds of one order, newest first")
    @APIResponseSchema(Refunds.class)
    public Response refundsOf(
            @PathParam("id") String id, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        var orderId = PathIds.parse(id, ProblemType.ORDER_NOT_FOUND);
        var list = "refunds of " + orderId;
        return refunds.refundsOf(orderId, cursors.request(list, limit, cursor))
                .map(page -> Answers.ok(cursors.signed(list, page)))
                .orElseThrow(() -> PathIds.missing(ProblemType.ORDER_NOT_FOUND));
    }

    /** For the OpenAPI document, which can't name a generic page. */
    record Refunds(List<Refund> items, String nextCursor) {}
}
