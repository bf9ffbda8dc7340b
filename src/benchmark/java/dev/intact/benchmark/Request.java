package dev.intact.benchmark;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a caller of the API sends; {@code wrk/requests.lua} sends the same. */
record Request(String path, String body) {
    /**
     * @param choice of the first sku, or of the order
     * @param user of the owner
     */
    static Request of(Workflow workflow, long choice, long user) {
        if (workflow.placesOrders()) {
            return new Request("/v1/orders", order(workflow, choice));
        }
        return workflow == Workflow.TEAM
                ? new Request("/v1/teams", "{\"ownerId\":\"" + Scenery.user(user) + "\",\"name\":\"Tea and Company\"}")
                : new Request(
                        "/v1/orders/" + Scenery.order(choice) + "/refunds",
                        "{\"amount\":1,\"reason\":\"the mug was broken\"}");
    }

    private static String order(Workflow workflow, long first) {
        return IntStream.rangeClosed(1, workflow.items())
                .mapToObj(line -> "{\"sku\":\"" + Scenery.sku(first, line, workflow.choices())
                        + "\",\"quantity\":1,\"unitAmount\":" + Scenery.UNIT_AMOUNT + ",\"takeStock\":true}")
                .collect(Collectors.joining(
                        ",", "{\"customerId\":\"customer-1\",\"currency\":\"EUR\",\"items\":[", "]}"));
    }
}
