package dev.intact.cancellations;

import dev.intact.cancellations.CancelOrderResult.Cancelled;
import dev.intact.cancellations.CancelOrderResult.KeyReused;
import dev.intact.cancellations.CancelOrderResult.OrderNotCancellable;
import dev.intact.cancellations.CancelOrderResult.OrderNotFound;
import dev.intact.cancellations.CancelOrderResult.RefundRequired;
import dev.intact.cancellations.CancelOrderResult.Replayed;
import dev.intact.cancellations.CancelOrderResult.VersionMismatch;
import dev.intact.http.Answers;
import dev.intact.http.Calls;
import dev.intact.http.PathIds;
import dev.intact.http.Problem;
import dev.intact.http.ProblemType;
import dev.intact.orders.Order;
import dev.intact.orders.OrderStatus;
import dev.intact.shared.Answer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public class CancellationResource {
    private final CancellationService cancellations;
    private final Calls calls;

    CancellationResource(CancellationService cancellations, Calls calls) {
        this.cancellations = cancellations;
        this.calls = calls;
    }

    @POST
    @Path("/orders/{id}/cancellation")
    @RolesAllowed("orders:write")
    @Operation(
            operationId = "cancelOrder",
            summary = "Cancels an order, gives back its stock, and its money if asked to")
    @APIResponseSchema(value = Order.class, responseCode = "201")
    public Response cancelOrder(@PathParam("id") String id, CancellationRequest request) {
        var orderId = PathIds.parse(id, ProblemType.ORDER_NOT_FOUND);
        var call = calls.post("cancelOrder", request, orderId);
        return switch (cancellations.cancel(call, orderId, request)) {
            case Cancelled(Order order, Answer answer) -> Answers.first(answer);
            case Replayed(Answer first) -> Answers.replayed(first);
            case KeyReused() -> Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED).response();
            case OrderNotFound() -> Problem.of(ProblemType.ORDER_NOT_FOUND).response();
            case VersionMismatch(long version) ->
                Problem.of(ProblemType.VERSION_MISMATCH)
                        .with("version", version)
                        .response();
            case OrderNotCancellable(OrderStatus status) ->
                Problem.of(ProblemType.ORDER_NOT_CANCELLABLE)
                        .with("orderStatus", status)
                        .response();
            case RefundRequired(long refundable) ->
                Problem.of(ProblemType.REFUND_REQUIRED)
                        .with("refundable", refundable)
                        .response();
        };
    }
}
