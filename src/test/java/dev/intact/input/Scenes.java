package dev.intact.input;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.intact.support.Api;
import dev.intact.support.SlotCalls;
import dev.intact.support.TeamCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** States that chance alone seldom leads to, because several things must fit together. */
final class Scenes {
    private static final long TOTAL = 300;
    private static final long QUARTER = Duration.ofMinutes(15).toSeconds();

    private Scenes() {}

    static List<Map<String, JsonNode>> make() {
        var team = TeamCalls.create();
        var member = team.joined(TeamCalls.MEMBER);
        var invited = team.invited(TeamCalls.ADMIN);
        var total = LongNode.valueOf(TOTAL);
        var paid = Api.paidOrder(TOTAL);
        var payment = Api.get("/v1/orders/" + paid + "/payments").<String>path("items[0].id");
        var refunded = Api.paidOrder(TOTAL);
        var refund = Api.idOf(Api.post("/v1/orders/" + refunded + "/refunds", Api.json("amount", 1)));
        return List.of(
                texts("orderId", refunded, "refundId", refund),
                and(texts("orderId", Api.placedOrder(TOTAL)), "amount", total),
                and(texts("orderId", paid, "paymentId", payment), "amount", total),
                texts("teamId", team.id(), "fromUserId", team.ownerId(), "toUserId", member, "userId", member),
                texts("teamId", team.id(), "token", invited.token(), "userId", invited.userId()),
                reservedSlot(false),
                reservedSlot(true));
    }

    /** Near enough to be checked in to. */
    private static Map<String, JsonNode> reservedSlot(boolean isCheckedIn) {
        var next = Instant.ofEpochSecond((Instant.now().getEpochSecond() / QUARTER + 1) * QUARTER);
        var slot = SlotCalls.open(Api.unique(), next);
        var reserved = slot.reserved();
        if (isCheckedIn) {
            slot.checkIn(reserved).then().statusCode(200);
        }
        return texts("slotId", slot.id(), "reservationId", reserved.id(), "code", reserved.code());
    }

    private static Map<String, JsonNode> texts(String... namesAndValues) {
        var texts = new HashMap<String, JsonNode>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            texts.put(namesAndValues[i], new TextNode(namesAndValues[i + 1]));
        }
        return texts;
    }

    private static Map<String, JsonNode> and(Map<String, JsonNode> scene, String name, JsonNode value) {
        scene.put(name, value);
        return scene;
    }
}
