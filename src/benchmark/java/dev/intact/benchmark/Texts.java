package dev.intact.benchmark;

import dev.intact.benchmark.repositories.Arm;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;

/**
 * What the product wrote when it did each workflow once: pgbench writes the same texts again, with other ids.
 *
 * @param caller the id of the API key
 */
record Texts(String caller, Map<Workflow, Told> orders, String refund, String refundId, Team team) {
    /**
     * An answer, which is also what the event tells.
     *
     * @param was the id in it
     */
    record Told(String body, String was) {}

    record Team(Told created, String member, String trial) {}

    static Texts from(Scene scene) {
        var orders = new EnumMap<Workflow, Told>(Workflow.class);
        for (var workflow : Workflow.values()) {
            if (workflow.placesOrders()) {
                call(scene, workflow);
                orders.put(workflow, told(scene.server(), "createOrderWithItems"));
            }
        }
        call(scene, Workflow.REFUND);
        call(scene, Workflow.TEAM);
        var server = scene.server();
        return new Texts(
                server.text("select caller from request where operation = 'recordRefund'"),
                orders,
                event(server, "refund.recorded"),
                server.text("select id::text from refund"),
                new Team(
                        told(server, "createTeamWithOwnerAndTrial"),
                        event(server, "member.added"),
                        event(server, "subscription.trial_started")));
    }

    Told order(Workflow workflow) {
        return orders.get(workflow);
    }

    private static void call(Scene scene, Workflow workflow) {
        var user = workflow.kind() == Workflow.Kind.TEAM ? scene.newUsers(1) : 0;
        var request = Request.of(workflow, 0, user);
        var status = scene.near().post(request.path(), UUID.randomUUID().toString(), Arm.PRODUCT, request.body());
        if (status != 201) {
            throw new IllegalStateException(workflow + " is answered by " + status);
        }
    }

    private static Told told(Server server, String operation) {
        var newest = " from request where operation = '" + operation + "' and caller <> 'benchmark' order by made desc";
        return new Told(server.text("select body" + newest), server.text("select made::text" + newest));
    }

    private static String event(Server server, String type) {
        return server.text("select data from event where type = '" + type + "'");
    }
}
