package dev.intact.dynamodb;

import java.util.List;

/** Which rules hold within a partition, by what lies in it. */
final class PartitionRules {
    private PartitionRules() {}

    /** Those of the feed, of requests and of stock stand alone. */
    static boolean concern(Item item) {
        return switch (item.get(Item.TYPE)) {
            case OrderItems.ORDER_TYPE,
                    OrderItems.PAYMENT_TYPE,
                    LedgerItems.TYPE,
                    RefundItems.TYPE,
                    UserItems.TYPE,
                    TeamItems.MEMBERSHIP_TYPE -> true;
            default -> false;
        };
    }

    static Suspicions judge(List<Item> partition) {
        var suspicions = new Suspicions();
        var relevant = partition.stream().filter(PartitionRules::concern).toList();
        if (!relevant.isEmpty()) {
            switch (relevant.getFirst().get(Item.TYPE)) {
                case UserItems.TYPE, TeamItems.MEMBERSHIP_TYPE -> AccountRules.judgeUser(relevant, suspicions);
                default -> OrderRules.judge(relevant, suspicions);
            }
        }
        return suspicions;
    }
}
