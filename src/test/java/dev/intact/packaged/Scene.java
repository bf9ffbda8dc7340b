package dev.intact.packaged;

import dev.intact.support.Api;
import dev.intact.support.OrderBody;
import dev.intact.support.SlotCalls;
import dev.intact.support.TeamCalls;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a client does in a row. It ends early where a call is refused. */
enum Scene {
    RETURN_GOODS {
        @Override
        void play(Caller caller, Random random, String hotOrder) {
            var order = caller.post("/v1/orders", goods(random).paid(3 * PRICE).json());
            if (!order.isWritten()) {
                return;
            }
            var path = "/v1/orders/" + order.text("id");
            var one = Api.json("lines", List.of(Map.of("line", 1, "quantity", 1)), "restock", true);
            caller.post(path + "/refunds", one);
            if (random.nextBoolean()) {
                caller.post(path + "/cancellation", "{\"refund\":\"full\"}");
            }
        }
    },
    PAY_LATER {
        @Override
        void play(Caller caller, Random random, String hotOrder) {
            var order =
                    caller.post("/v1/orders", goods(random).named(Api.unique()).json());
            if (!order.isWritten()) {
                return;
            }
            var path = "/v1/orders/" + order.text("id");
            if (random.nextInt(3) == 0) {
                caller.post(path + "/cancellation", "{}");
            } else {
                caller.post(path + "/payments", OrderBody.payment("stripe", Api.unique(), 3 * PRICE));
                caller.post(path + "/refunds", "{\"full\":true,\"restock\":true}");
            }
        }
    },
    REFUND_TOGETHER {
        @Override
        void play(Caller caller, Random random, String hotOrder) {
            for (var i = 0; i < 4; i++) {
                caller.post("/v1/orders/" + hotOrder + "/refunds", Api.json("amount", 1 + random.nextInt(99)));
            }
        }
    },
    COUNT_STOCK {
        @Override
        void play(Caller caller, Random random, String hotOrder) {
            var path = "/v1/stock/" + sku(random);
            caller.post(path + "/adjustments", "{\"delta\":5,\"reason\":\"delivered\"}", path);
        }
    },
    BUILD_A_TEAM {
        @Override
        void play(Caller caller, Random random, String hotOrder) {
            var owner = register(caller);
            var team = caller.post("/v1/teams", Api.json("ownerId", owner.text("id"), "name", "Tea & Cö"));
            var path = "/v1/teams/" + team.text("id");
            var guest = register(caller);
            var invitation = invite(caller, path, guest.text("email"));
            var acceptance = Api.json("token", invitation.text("token"), "userId", guest.text("id"));
            caller.post("/v1/invitations/acceptance", acceptance, path);
            var member = path + "/members/" + guest.text("id");
            if (random.nextBoolean()) {
                caller.put(member + "/role", Api.json("role", TeamCalls.ADMIN), member);
            } else {
                caller.delete(member);
            }
            var other = path + "/invitations/" + invite(caller, path, anEmail()).text("id");
            caller.post(other + "/revocation", "{}", other);
        }
    },
    KEEP_AN_ACCOUNT {
        @Override
        void play(Caller caller, Random random, String hotOrder) {
            var user = "/v1/users/" + register(caller).text("id");
            caller.put(user + "/bio", Api.json("bio", "Counts on."), user);
            if (random.nextBoolean()) {
                caller.delete(user);
            }
        }
    },
    RESERVE {
        @Override
        void play(Caller caller, Random random, String hotOrder) {
            var start = SlotCalls.inThreeHours();
            var body = SlotCalls.body(Api.unique(), start, start.plus(Duration.ofHours(1)));
            var slot = "/v1/slots/" + caller.post("/v1/slots", body).text("id");
            var reserved = caller.post(slot + "/reservation", Api.json("hostName", "Ada"), slot);
            if (random.nextBoolean()) {
                var name = Api.json("reservationId", reserved.text("reservationId"));
                caller.post(slot + "/cancellation", name, slot);
                caller.post(slot + "/closure", "{}", slot);
            }
        }
    };

    private static final int PRICE = 250;
    private static final int HOT_TOTAL = 4_000;
    private static final int PLENTY = 10_000_000;

    /** Few, so that orders meet in them. */
    private static final List<String> SKUS = List.of("mug", "pot", "tea");

    abstract void play(Caller caller, Random random, String hotOrder);

    static void stockUp(Caller caller) {
        for (var sku : SKUS) {
            var path = "/v1/stock/" + sku;
            caller.put(path, Api.json("available", PLENTY), path);
        }
    }

    /** @return the id of an order that all refund at once, so that in the end not every refund fits */
    static String hotOrder(Caller caller) {
        return caller.post(
                        "/v1/orders",
                        OrderBody.of(OrderBody.item("teahouse", 1, HOT_TOTAL))
                                .paid(HOT_TOTAL)
                                .json())
                .text("id");
    }

    /** Of two lines, to 3 x {@link #PRICE}; the second is not from stock. */
    private static OrderBody goods(Random random) {
        return OrderBody.of(OrderBody.taken(sku(random), 2, PRICE), OrderBody.item("card", 1, PRICE));
    }

    private static String sku(Random random) {
        return SKUS.get(random.nextInt(SKUS.size()));
    }

    private static Reply register(Caller caller) {
        return caller.post("/v1/users", Api.json("email", anEmail(), "name", "Ada"));
    }

    private static Reply invite(Caller caller, String team, String email) {
        return caller.post(team + "/invitations", Api.json("email", email, "role", TeamCalls.MEMBER));
    }

    private static String anEmail() {
        return Api.unique() + "@example.org";
    }
}
