package dev.intact.orders;

import dev.intact.http.Answers;
import dev.intact.http.Calls;
import dev.intact.http.Cursors;
import dev.intact.http.PathIds;
import dev.intact.http.Problem;
import dev.intact.http.ProblemType;
import dev.intact.orders.CreateOrderResult.Created;
import dev.intact.orders.CreateOrderResult.DuplicateExternalId;
import dev.intact.orders.CreateOrderResult.DuplicatePayment;
import dev.intact.orders.CreateOrderResult.InsufficientStock;
import dev.intact.orders.CreateOrderResult.KeyReused;
import dev.intact.orders.CreateOrderResult.Replayed;
import dev.intact.orders.CreateOrderResult.SkuNotTracked;
import dev.intact.orders.OrderRequest.PaymentRequest;
import dev.intact.orders.RecordPaymentResult.AmountNotDue;
import dev.intact.orders.RecordPaymentResult.OrderNotFound;
import dev.intact.orders.RecordPaymentResult.OrderNotPayable;
import dev.intact.orders.RecordPaymentResult.Recorded;
import dev.intact.orders.RecordPaymentResult.VersionMismatch;
import dev.intact.shared.Answer;
import dev.intact.shared.Json;
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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Orders")
public class OrderResource {
    private final OrderService orders;
    private final Calls calls;
    private final Cursors cursors;

    OrderResource(OrderService orders, Calls calls, Cursors cursors) {
        this.orders = orders;
        this.calls = calls;
        this.cursors = cursors;
    }

    @POST
    @Path("/orders")
    @RolesAllowed("orders:write")
    @Operation(
            operationId = "createOrderWithItems",
            summary = "Places an order with its items, and pays it if it comes with a payment")
    @APIResponseSchema(value = Order.class, responseCode = "201")
    public Response createOrderWithItems(OrderRequest request) {
        var call = calls.post("createOrderWithItems", request);
        return switch (orders.place(call, request)) {
            case Created(Order order, Answer answer) -> Answers.first(answer);
            case Replayed(Answer first) -> Answers.replayed(first);
            case KeyReused() -> Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED).response();
            case DuplicateExternalId(UUID holder) ->
                Problem.of(ProblemType.DUPLICATE_EXTERNAL_ID)
                        .with("orderId", holder)
                        .response();
            case DuplicatePayment(UUID holder) -> paidBefore(holder);
            case SkuNotTracked(String sku) ->
                Problem.of(ProblemType.SKU_NOT_TRACKED).with("sku", sku).response();
            case InsufficientStock(String sku, long requested, long available) ->
                Problem.of(ProblemType.INSUFFICIENT_STOCK)
                        .with("sku", sku)
                        .with("requested", requested)
                        .with("available", available)
                        .response();
        };
    }

    @POST
    @Path("/orders/{id}/payments")
    @RolesAllowed("orders:write")
    @Operation(operationId = "recordPayment", summary = "Pays an order that was placed without a payment")
    @APIResponseSchema(value = Payment.class, responseCode = "201")
    public Response recordPayment(@PathParam("id") String id, PaymentRequest request) {
        var orderId = PathIds.parse(id, ProblemType.ORDER_NOT_FOUND);
        var call = calls.post("recordPayment", request, orderId);
        return switch (orders.pay(call, orderId, request)) {
            case Recorded(Payment payment) -> Answers.first(payment.answer());
            case RecordPaymentResult.Replayed(Answer first) -> Answers.replayed(first);
            case RecordPaymentResult.KeyReused() ->
                Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED).response();
            case OrderNotFound() -> Problem.of(ProblemType.ORDER_NOT_FOUND).response();
            case VersionMismatch(long version) ->
                Problem.of(ProblemType.VERSION_MISMATCH)
                        .with("version", version)
                        .response();
            case OrderNotPayable(OrderStatus status) ->
                Problem.of(ProblemType.ORDER_NOT_PAYABLE)
                        .with("orderStatus", status)
                        .response();
            case AmountNotDue(long total) ->
                Problem.of(ProblemType.AMOUNT_NOT_DUE).with("total", total).response();
            case RecordPaymentResult.DuplicatePayment(UUID holder) -> paidBefore(holder);
        };
    }

    private static Response paidBefore(UUID holder) {
        return Problem.of(ProblemType.DUPLICATE_PAYMENT).with("orderId", holder).response();
    }

    @GET
    @Path("/orders")
    @RolesAllowed("orders:read")
    @Operation(operationId = "listOrders", summary = "Orders, newest first: of a customer, in a status, or all")
    @APIResponseSchema(Orders.class)
    public Response list(
            @QueryParam("customerId") String customerId,
            @QueryParam("status") String status,
            @QueryParam("externalId") String externalId,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        // As JSON, so that no two filters make the same name.
        var list = Json.write(Arrays.asList("orders", customerId, status, externalId));
        var page = orders.list(customerId, status, externalId, cursors.request(list, limit, cursor));
        return Answers.ok(cursors.signed(list, page));
    }

    @GET
    @Path("/orders/{id}")
    @RolesAllowed("orders:read")
    @Operation(operationId = "getOrder", summary = "One order with its items")
    @APIResponseSchema(Order.class)
    public Response find(@PathParam("id") String id) {
        var order = orders.find(PathIds.parse(id, ProblemType.ORDER_NOT_FOUND))
                .orElseThrow(() -> PathIds.missing(ProblemType.ORDER_NOT_FOUND));
        return Answers.ok(order, order.version());
    }

    @GET
    @Path("/orders/{id}/payments")
    @RolesAllowed("orders:read")
    @Operation(operationId = "listPayments", summary = "The payments of one order")
    @APIResponseSchema(Payments.class)
    public Response paymentsOf(
            @PathParam("id") String id, @QueryParam("limit") String limit, @QueryParam("cursor") String cursor) {
        var orderId = PathIds.parse(id, ProblemType.ORDER_NOT_FOUND);
        var list = "payments of " + orderId;
        return orders.paymentsOf(orderId, cursors.request(list, limit, cursor))
                .map(page -> Answers.ok(cursors.signed(list, page)))
                .orElseThrow(() -> PathIds.missing(ProblemType.ORDER_NOT_FOUND));
    }

    @GET
    @Path("/orders/{id}/payments/{paymentId}")
    @RolesAllowed("orders:read")
    @Operation(operationId = "getPayment", summary = "One payment")
    @APIResponseSchema(Payment.class)
    public Response payment(@PathParam("id") String id, @PathParam("paymentId") String paymentId) {
        var orderId = PathIds.parse(id, ProblemType.ORDER_NOT_FOUND);
        return orders.payment(orderId, PathIds.parse(paymentId, ProblemType.PAYMENT_NOT_FOUND))
                .map(Answers::ok)
                .orElseThrow(() -> PathIds.missing(ProblemType.PAYMENT_NOT_FOUND));
    }

    /** For the OpenAPI document, which can't name a generic page. */
    record Orders(List<Order> items, String nextCursor) {}

    record Payments(List<Payment> items, String nextCursor) {}
}
