package dev.intact.slots;

import dev.intact.http.Answers;
import dev.intact.http.Calls;
import dev.intact.http.Cursors;
import dev.intact.http.PathIds;
import dev.intact.http.Problem;
import dev.intact.http.ProblemType;
import dev.intact.shared.Answer;
import dev.intact.shared.Checks;
import dev.intact.shared.InvalidInput;
import dev.intact.shared.Kept;
import dev.intact.slots.ChangeSlotResult.Changed;
import dev.intact.slots.ChangeSlotResult.CheckInTooEarly;
import dev.intact.slots.ChangeSlotResult.CheckInTooLate;
import dev.intact.slots.ChangeSlotResult.NotDue;
import dev.intact.slots.ChangeSlotResult.ReservationMismatch;
import dev.intact.slots.ChangeSlotResult.SlotInPast;
import dev.intact.slots.ChangeSlotResult.SlotNotFound;
import dev.intact.slots.ChangeSlotResult.SlotNotOpen;
import dev.intact.slots.ChangeSlotResult.VersionMismatch;
import dev.intact.slots.ChangeSlotResult.WrongCode;
import dev.intact.slots.CreateSlotResult.Created;
import dev.intact.slots.CreateSlotResult.KeyReused;
import dev.intact.slots.CreateSlotResult.Replayed;
import dev.intact.slots.CreateSlotResult.SlotOverlap;
import dev.intact.slots.CreateSlotResult.StartsInPast;
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
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/slots")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Slots")
public class SlotResource {
    private final SlotService slots;
    private final Calls calls;
    private final Cursors cursors;

    SlotResource(SlotService slots, Calls calls, Cursors cursors) {
        this.slots = slots;
        this.calls = calls;
        this.cursors = cursors;
    }

    @POST
    @Path("")
    @RolesAllowed("slots:write")
    @Operation(operationId = "createSlot", summary = "Makes a slot, which overlaps no other of its resource")
    @APIResponseSchema(value = Slot.class, responseCode = "201")
    public Response create(SlotRequest request) {
        var call = calls.post("createSlot", request);
        return switch (slots.create(call, request.resourceId(), request.startsAt(), request.endsAt())) {
            case Created(Slot slot, Answer answer) -> Answers.first(answer);
            case Replayed(Answer first) -> Answers.replayed(first);
            case KeyReused() -> Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED).response();
            case StartsInPast() ->
                Problem.of(InvalidInput.of("/startsAt", Checks.INVALID_TIME, "must be in the future"))
                        .response();
            case SlotOverlap() -> Problem.of(ProblemType.SLOT_OVERLAP).response();
        };
    }

    @POST
    @Path("/{id}/reservation")
    @RolesAllowed("slots:write")
    @Operation(operationId = "reserveSlot", summary = "Reserves an open slot, and shows the check-in code this once")
    @APIResponseSchema(value = SlotReservation.class, responseCode = "201")
    public Response reserve(@PathParam("id") String id, ReservationRequest request) {
        var slotId = slotId(id);
        var call = calls.post("reserveSlot", request, slotId);
        return answer(slots.reserve(call, slotId, request.hostName()));
    }

    @POST
    @Path("/{id}/cancellation")
    @RolesAllowed("slots:write")
    @Operation(operationId = "cancelReservation", summary = "Gives a reservation up: the slot is open again")
    @APIResponseSchema(Slot.class)
    public Response cancel(@PathParam("id") String id, OfReservationRequest request) {
        var slotId = slotId(id);
        var call = calls.post("cancelReservation", request, slotId);
        return answer(slots.cancel(call, slotId, request.reservationId()));
    }

    @POST
    @Path("/{id}/check-in")
    @RolesAllowed("slots:write")
    @Operation(operationId = "checkIn", summary = "Checks in, from 15 minutes before the start to 10 after")
    @APIResponseSchema(Slot.class)
    public Response checkIn(@PathParam("id") String id, CheckInRequest request) {
        var slotId = slotId(id);
        var call = calls.post("checkIn", request, slotId);
        return answer(slots.checkIn(call, slotId, request.reservationId(), request.code()));
    }

    @POST
    @Path("/{id}/check-out")
    @RolesAllowed("slots:write")
    @Operation(operationId = "checkOut", summary = "Checks out before the end: the slot is open again")
    @APIResponseSchema(Slot.class)
    public Response checkOut(@PathParam("id") String id, OfReservationRequest request) {
        var slotId = slotId(id);
        var call = calls.post("checkOut", request, slotId);
        return answer(slots.checkOut(call, slotId, request.reservationId()));
    }

    @POST
    @Path("/{id}/closure")
    @RolesAllowed("slots:write")
    @Operation(
            operationId = "closeSlot",
            summary = "Takes a slot away; a reserved one only by the name of the reservation that this ends")
    @APIResponseSchema(Slot.class)
    public Response close(@PathParam("id") String id, ClosureRequest given) {
        var slotId = slotId(id);
        var request = given == null ? new ClosureRequest(null) : given;
        var call = calls.post("closeSlot", request, slotId);
        return answer(slots.close(call, slotId, request.reservationId()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed("slots:read")
    @Operation(operationId = "getSlot", summary = "One slot, as it stands now")
    @APIResponseSchema(Slot.class)
    public Response find(@PathParam("id") String id) {
        return slots.find(slotId(id))
                .map(slot -> Answers.ok(slot, slot.version()))
                .orElseThrow(() -> PathIds.missing(ProblemType.SLOT_NOT_FOUND));
    }

    @GET
    @Path("")
    @RolesAllowed("slots:read")
    @Operation(
            operationId = "listSlots",
            summary = "The slots of a resource that start on a day in UTC, in the order in which they start")
    @APIResponseSchema(Slots.class)
    public Response list(
            @QueryParam("resourceId") String resourceId,
            @QueryParam("day") String day,
            @QueryParam("limit") String limit,
            @QueryParam("cursor") String cursor) {
        var list = "slots on " + day + " of " + resourceId;
        return Answers.ok(cursors.signed(list, slots.ofDay(resourceId, day, cursors.request(list, limit, cursor))));
    }

    private static UUID slotId(String segment) {
        return PathIds.parse(segment, ProblemType.SLOT_NOT_FOUND);
    }

    private static Response answer(ChangeSlotResult result) {
        return switch (result) {
            case Changed(Slot slot, Answer answer) -> Answers.first(answer);
            case ChangeSlotResult.Replayed(Kept first) -> Answers.replayed(first.answer());
            case ChangeSlotResult.KeyReused() ->
                Problem.of(ProblemType.IDEMPOTENCY_KEY_REUSED).response();
            case SlotNotFound() -> Problem.of(ProblemType.SLOT_NOT_FOUND).response();
            case VersionMismatch(long version) -> problem(ProblemType.VERSION_MISMATCH, "version", version);
            case SlotNotOpen(Slot.Status status) -> problem(ProblemType.SLOT_NOT_OPEN, "slotStatus", status);
            case SlotInPast() -> Problem.of(ProblemType.SLOT_IN_PAST).response();
            case ReservationMismatch() ->
                Problem.of(ProblemType.RESERVATION_MISMATCH).response();
            case WrongCode() -> Problem.of(ProblemType.WRONG_CODE).response();
            case CheckInTooEarly(Instant opensAt) -> problem(ProblemType.CHECK_IN_TOO_EARLY, "opensAt", opensAt);
            case CheckInTooLate(Instant closedAt) -> problem(ProblemType.CHECK_IN_TOO_LATE, "closedAt", closedAt);
            case NotDue() -> throw new IllegalStateException("only the sweeper asks for what time has changed");
        };
    }

    private static Response problem(ProblemType type, String name, Object value) {
        return Problem.of(type).with(name, value).response();
    }

    record SlotRequest(String resourceId, String startsAt, String endsAt) {}

    record ReservationRequest(String hostName) {}

    /** @param reservationId which the call ends */
    record OfReservationRequest(String reservationId) {}

    /** @param reservationId which the call ends; null if the slot is open */
    record ClosureRequest(String reservationId) {}

    record CheckInRequest(String reservationId, String code) {}

    /** For the OpenAPI document, which can't name a generic page. */
    record Slots(List<Slot> items, String nextCursor) {}
}
