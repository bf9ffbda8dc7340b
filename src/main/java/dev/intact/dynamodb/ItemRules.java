package dev.intact.dynamodb;

import dev.intact.integrity.Rule;
import dev.intact.slots.Slot;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The rules that one item keeps or breaks by itself, so that one look at it is enough. */
final class ItemRules {
    private ItemRules() {}

    static void judge(Item item, Suspicions violations) {
        switch (item.get(Item.TYPE)) {
            case TeamItems.TYPE -> {
                var team = TeamItems.team(item);
                judgeDue(item, team.id(), team.subscription().lapsesAt(), violations);
            }
            case InvitationItems.TYPE -> {
                var invitation = InvitationItems.invitation(item);
                judgeDue(item, invitation.id(), invitation.lapsesAt(), violations);
            }
            case StockItems.TYPE -> judgeStock(item, violations);
            case SlotItems.TYPE -> judgeSlot(item, SlotItems.slot(item), violations);
            default -> {}
        }
    }

    private static void judgeStock(Item stock, Suspicions violations) {
        if (stock.get(StockItems.AVAILABLE) < 0) {
            violations.add(
                    Rule.STOCK_NOT_NEGATIVE,
                    stock.get(StockItems.SKU),
                    stock.get(StockItems.AVAILABLE).toString());
        }
    }

    private static void judgeSlot(Item item, Slot slot, Suspicions violations) {
        if (slot.isHeld() && slot.last().isEmpty()) {
            violations.add(
                    Rule.SLOT_HELD_BY_RESERVATION,
                    slot.id().toString(),
                    slot.status().code());
        } else {
            judgeDue(item, slot.id(), slot.lapsesAt(), violations);
        }
    }

    private static void judgeDue(Item item, UUID id, Optional<Instant> lapsesAt, Suspicions violations) {
        var must = Optional.ofNullable(DueItems.position(lapsesAt, id));
        if (!item.find(Lists.DUE.position()).equals(must)
                || !item.find(Lists.DUE.list()).equals(Optional.ofNullable(DueItems.list(lapsesAt, id)))) {
            violations.add(
                    Rule.DUE_WHEN_IT_LAPSES,
                    id.toString(),
                    "due " + item.find(Lists.DUE.position()).orElse("never") + ", lapses "
                            + lapsesAt.map(Instant::toString).orElse("never"));
        }
    }
}
