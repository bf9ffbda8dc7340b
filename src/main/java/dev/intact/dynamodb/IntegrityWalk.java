package dev.intact.dynamodb;

import dev.intact.events.EventStore;
import dev.intact.integrity.IntegrityReport;
import dev.intact.integrity.IntegrityReport.Checked;
import dev.intact.integrity.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * One walk over the table: first all items, page by page, then teams and sums, then all events. What is seen meanwhile is not one
 * state of the store, so whatever looks wrong is read again, in one state, and told only if it is still wrong then.
 *
 * <p>In memory are kept, of each resource, its version and what events tell of it, and of each team its members, of each sku
 * and part of a balance the sum.
 */
final class IntegrityWalk {
    private static final Logger LOG = Logger.getLogger(IntegrityWalk.class);

    /** Two equal readings, one after the other, show one state. Each change in between costs another. */
    private static final int MOST_READINGS = 50;

    /** A page of a scan is 1 MB, and nobody waits for it as for a call. */
    private static final Duration PAGE_COMES = Duration.ofSeconds(10);

    private final Table table;
    private final Instant now;
    private final TeamWalk teams;
    private final SumWalk sums;
    private final EventWalk events;
    private final Suspicions violations = new Suspicions();
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<Item> partition = new ArrayList<>();

    /** @param comesLater how long an event is waited for whose version was seen */
    IntegrityWalk(Table table, EventStore events, Instant now, Duration comesLater) {
        this.table = table;
        this.now = now;
        this.teams = new TeamWalk(table, comesLater);
        this.sums = new SumWalk(table, comesLater);
        this.events = new EventWalk(table, events, now, comesLater);
    }

    IntegrityReport report() {
        walkItems();
        teams.judge(this::scanReadable, violations);
        sums.judge(this::scanReadable, violations);
        var told = events.judge(violations);
        return IntegrityReport.of(
                new Checked(
                        count(OrderItems.ORDER_TYPE),
                        count(RefundItems.TYPE),
                        count(LedgerItems.TYPE),
                        count(TeamItems.TYPE),
                        count(UserItems.TYPE),
                        count(SlotItems.TYPE),
                        told,
                        count(RequestItems.TYPE)),
                violations.byRule());
    }

    private long count(String type) {
        return counts.getOrDefault(type, 0);
    }

    private void walkItems() {
        scan(page -> {
            var links = new ArrayList<Link>();
            page.forEach(item -> walk(item, links));
            follow(links);
        });
        judgePartition();
    }

    /** All items once more. What can't be read was told before. */
    private void scanReadable(Consumer<Item> seen) {
        scan(page -> page.forEach(item -> {
            try {
                seen.accept(item);
            } catch (Unreadable e) {
                LOG.debug("told by the first walk over the items", e);
            }
        }));
    }

    private void scan(Consumer<List<Item>> seen) {
        Map<String, AttributeValue> start = null;
        do {
            var scan = ScanRequest.builder()
                    .tableName(table.name())
                    .consistentRead(true)
                    .exclusiveStartKey(start)
                    .overrideConfiguration(timeouts ->
                            timeouts.apiCallAttemptTimeout(PAGE_COMES).apiCallTimeout(PAGE_COMES.multipliedBy(3)))
                    .build();
            var page = table.retrying("scan", dynamo -> dynamo.scan(scan));
            seen.accept(page.items().stream().map(Item::of).toList());
            start = page.hasLastEvaluatedKey() ? page.lastEvaluatedKey() : null;
        } while (start != null);
    }

    /** An item that can't be read breaks a rule itself, and must not hide the others. */
    private void walk(Item item, List<Link> links) {
        try {
            if (!item.get(Item.TYPE).equals(UserItems.TYPE) || UserItems.isLiving(item)) {
                counts.merge(item.get(Item.TYPE), 1, Integer::sum);
            }
            links.addAll(Links.of(item, now));
            teams.note(item);
            sums.note(item);
            events.note(item);
            collect(item);
            ItemRules.judge(item, violations);
        } catch (Unreadable e) {
            violations.add(Rule.STORED_READABLE, item.key().toString(), e.getMessage());
        }
    }

    /** The items of a partition mostly come together. Where they do not, the second look finds all of them. */
    private void collect(Item item) {
        if (!partition.isEmpty()
                && !partition.getFirst().key().partition().equals(item.key().partition())) {
            judgePartition();
        }
        if (PartitionRules.concern(item)) {
            partition.add(item);
        }
    }

    private void judgePartition() {
        var seen = List.copyOf(partition);
        partition.clear();
        if (seen.isEmpty()) {
            return;
        }
        try {
            if (!PartitionRules.judge(seen).isEmpty()) {
                violations.addAll(
                        PartitionRules.judge(steadily(seen.getFirst().key().partition())));
            }
        } catch (Unreadable e) {
            violations.add(Rule.STORED_READABLE, seen.getFirst().key().partition(), e.getMessage());
        }
    }

    /** The partition in one state of it, however large it is. */
    private List<Item> steadily(String name) {
        var before = List.<Item>of();
        for (var i = 0; i < MOST_READINGS; i++) {
            var after = table.inOrder(name, null, Integer.MAX_VALUE);
            if (i > 0 && after.equals(before)) {
                return after;
            }
            before = after;
        }
        // It changes all the time, so it is in use; whoever walks next will see it.
        return List.of();
    }

    private void follow(List<Link> links) {
        var found = table.getEach(Set.copyOf(links.stream().map(Link::target).toList()));
        for (var link : links) {
            if (!isKept(link, found.get(link.target()))) {
                followAgain(link);
            }
        }
    }

    /** What can't be read is told where it is walked over. */
    private static boolean isKept(Link link, Item found) {
        try {
            return link.isKeptBy(found);
        } catch (Unreadable e) {
            return true;
        }
    }

    /** Both ends in one moment; the near one may have changed, and need something else now. */
    private void followAgain(Link broken) {
        var ends =
                table.getTogether(table.pauses("follow a link"), broken.source().key(), broken.target());
        ends.getFirst().ifPresent(near -> Links.of(near, now).stream()
                .filter(link -> link.rule() == broken.rule() && link.target().equals(broken.target()))
                .filter(link -> !isKept(link, ends.getLast().orElse(null)))
                .forEach(link -> violations.add(link.rule(), subjectOf(near), "needs " + link.target())));
    }

    private static String subjectOf(Item item) {
        return switch (item.get(Item.TYPE)) {
            case RefundItems.TYPE -> item.get(OrderItems.ID).toString();
            case InvitationItems.TYPE -> item.get(InvitationItems.ID).toString();
            case InvitationItems.INVITED_TYPE ->
                item.get(InvitationItems.INVITATION_ID).toString();
            case SlotItems.CELL_TYPE -> item.get(SlotItems.SLOT_ID).toString();
            case RequestItems.TYPE -> item.key().partition();
            default -> Keys.lastPart(item.key().partition());
        };
    }
}
