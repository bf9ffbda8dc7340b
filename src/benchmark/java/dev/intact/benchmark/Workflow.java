package dev.intact.benchmark;

import java.util.Arrays;

/** What is measured. */
public enum Workflow {
    ORDER_3("order-3", 3, "place an order of 3 items"),
    ORDER_50("order-50", 50, "place an order of 50 items"),
    REFUND("refund", 0, "refund, on many orders"),
    REFUND_HOT("refund-hot", 0, "refund, on one hot order"),
    ORDER_HOT("order-hot", 1, "place an order, of one hot sku"),
    TEAM("team", 0, "create a team"),
    /** Not one that people do: it shows what the number of items costs. */
    ORDER_1("order-1", 1, "place an order of 1 item"),
    ORDER_10("order-10", 10, "place an order of 10 items");

    private final String code;
    private final int items;
    private final String title;

    Workflow(String code, int items, String title) {
        this.code = code;
        this.items = items;
        this.title = title;
    }

    public static Workflow of(String code) {
        return Arrays.stream(values())
                .filter(workflow -> workflow.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such workflow: " + code));
    }

    public String code() {
        return code;
    }

    /** Of an order; 0 where none is placed. */
    public int items() {
        return items;
    }

    String title() {
        return title;
    }

    /** Among how many skus, or orders, the choice is. */
    public int choices() {
        return switch (this) {
            case REFUND_HOT, ORDER_HOT -> 1;
            case ORDER_1, ORDER_3, ORDER_10, ORDER_50 -> Scenery.SKUS;
            case REFUND -> Scenery.ORDERS;
            case TEAM -> Integer.MAX_VALUE;
        };
    }

    public boolean placesOrders() {
        return items > 0;
    }
}
