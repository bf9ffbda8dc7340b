package dev.intact.benchmark;

import java.util.Arrays;

/** What is measured. */
public enum Workflow {
    ORDER_3(Kind.ORDER, "order-3", 3, "place an order of 3 items"),
    ORDER_50(Kind.ORDER, "order-50", 50, "place an order of 50 items"),
    REFUND(Kind.REFUND, "refund", 0, "refund, on many orders"),
    REFUND_HOT(Kind.REFUND, "refund-hot", 0, "refund, on one hot order"),
    ORDER_HOT(Kind.ORDER, "order-hot", 1, "place an order, of one hot sku"),
    TEAM(Kind.TEAM, "team", 0, "create a team"),
    /** These show what the number of items costs. */
    ORDER_1(Kind.ORDER, "order-1", 1, "place an order of 1 item"),
    ORDER_10(Kind.ORDER, "order-10", 10, "place an order of 10 items");

    /** Workflows that differ only in their numbers. */
    enum Kind {
        ORDER("order"),
        REFUND("refund"),
        TEAM("team");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }

    private final Kind kind;
    private final String code;
    private final int items;
    private final String title;

    Workflow(Kind kind, String code, int items, String title) {
        this.kind = kind;
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

    Kind kind() {
        return kind;
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
