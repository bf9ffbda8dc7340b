package dev.intact.dynamodb;

import dev.intact.shared.CodePoints;
import dev.intact.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Pages of items, mostly by descending id, which is newest first.
 *
 * <p>What belongs to an order, a team or a user lies in its partition, and is listed by a consistent query. What lies in many partitions is
 * listed by an index, which may lag; it tells only keys, and the items are then read from the table as they are now. So a
 * list may lack an entry that is less than a second old, but tells nothing that is out of date.
 */
@ApplicationScoped
class Lists {
    /**
     * A global secondary index of those items that have its attributes.
     *
     * @param list the attribute that says in which list an item stands
     * @param position the attribute that says at which place within it
     */
    record Index(String name, Attribute<String> list, Attribute<String> position) {}

    /** The place within the lists that an item stands in for readers. */
    static final Attribute<String> POSITION = Attribute.text("position");

    /** Of a whole kind. */
    static final Index ALL = new Index("lists", Attribute.text("list"), POSITION);
    /** Of those of a kind that belong to one other thing. */
    static final Index GROUPS = new Index("groups", Attribute.text("group"), POSITION);
    /** Of those of a kind that stand in one way. */
    static final Index STATES = new Index("states", Attribute.text("state"), POSITION);

    /** Of all that time alone will change, by when. */
    static final Index DUE = new Index(
            "due", Attribute.text("due").optional(), Attribute.text("dueAt").optional());

    static final List<Index> INDEXES = List.of(ALL, GROUPS, STATES, DUE);

    /** Where entries are left out, this many rounds of 100 are looked through for a page. */
    private static final int MOST_ROUNDS = 10;

    private final Table table;

    Lists(Table table) {
        this.table = table;
    }

    /** Empty where there is no such order. */
    <T> Optional<Page<T>> ofOrder(
            UUID orderId, String prefix, Page.Request page, Function<Item, T> told, Function<T, Object> id) {
        var found = inPartition(Keys.orderPartition(orderId), prefix, page, told, id);
        var isThere = !found.items().isEmpty() || table.get(Keys.order(orderId)).isPresent();
        return isThere ? Optional.of(found) : Optional.empty();
    }

    <T> Page<T> inPartition(
            String partition, String prefix, Page.Request page, Function<Item, T> told, Function<T, Object> id) {
        var below = page.after().equals(Page.Request.START) ? null : prefix + page.after();
        var found = table.lastFirst(partition, prefix, below, page.limit() + 1).stream()
                .map(told)
                .toList();
        return Page.of(found, page.limit(), id);
    }

    /**
     * Where a list is told from, and what of it.
     *
     * @param lists over which it is spread
     * @param key of the item at a position
     * @param told empty leaves an entry out
     */
    record Source<T>(
            Index index,
            List<String> lists,
            boolean isAscending,
            Function<String, Key> key,
            Function<Item, Optional<T>> told) {

        /** Newest first, of what is found by its id. */
        static <T> Source<T> ofIds(
                Index index, List<String> lists, Function<UUID, Key> key, Function<Item, Optional<T>> told) {
            return new Source<>(index, lists, false, position -> key.apply(UUID.fromString(position)), told);
        }
    }

    /**
     * A page of a list. It may be shorter than asked for though another follows: of those that the index tells, some may be
     * gone.
     */
    <T> Page<T> page(Source<T> source, Page.Request page) {
        var positions = new ArrayList<String>();
        for (var list : source.lists()) {
            positions.addAll(positions(source, list, page));
        }
        positions.sort(source.isAscending() ? CodePoints.ORDER : CodePoints.ORDER.reversed());
        var some = Page.of(
                positions.subList(0, Math.min(positions.size(), page.limit() + 1)), page.limit(), position -> position);
        var keys = some.items().stream().map(source.key()).toList();
        var items = table.getEach(keys);
        return new Page<>(
                keys.stream()
                        .flatMap(one -> Optional.ofNullable(items.get(one)).flatMap(source.told()).stream())
                        .toList(),
                some.nextCursor());
    }

    /**
     * A page of those entries of a list that are told, if they are few: looks further through the list than the page is
     * long, but not without end.
     */
    <T> Page<T> sifted(Source<T> source, Page.Request page, Function<T, Object> position) {
        var found = new ArrayList<T>();
        var after = page.after();
        for (var round = 0; round < MOST_ROUNDS; round++) {
            var part = page(source, new Page.Request(after, Page.MOST));
            found.addAll(part.items());
            if (found.size() > page.limit()) {
                return Page.of(found, page.limit(), position);
            }
            if (part.nextCursor() == null) {
                return new Page<>(found, null);
            }
            after = part.nextCursor();
        }
        return new Page<>(found, after);
    }

    /** What stands in a list at or before a place, the first first: keys and places alone. */
    List<Item> upTo(Index index, String list, String last, int limit) {
        var placeholders = new Placeholders();
        var request = QueryRequest.builder()
                .tableName(table.name())
                .indexName(index.name())
                .keyConditionExpression(placeholders.name(index.list()) + " = "
                        + placeholders.value(index.list(), list) + " AND " + placeholders.name(index.position())
                        + " <= " + placeholders.value(index.position(), last))
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values());
        return table.queryAll("query " + list, request, limit);
    }

    private List<String> positions(Source<?> source, String list, Page.Request page) {
        var index = source.index();
        var placeholders = new Placeholders();
        var request = QueryRequest.builder()
                .tableName(table.name())
                .indexName(index.name())
                .scanIndexForward(source.isAscending())
                .keyConditionExpression(
                        placeholders.name(index.list()) + " = " + placeholders.value(index.list(), list))
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values());
        if (!page.after().equals(Page.Request.START)) {
            request.exclusiveStartKey(
                    Item.of(new HashMap<>(source.key().apply(page.after()).values()))
                            .with(index.list(), list)
                            .with(index.position(), page.after())
                            .values());
        }
        return table.queryAll("query " + list, request, page.limit() + 1).stream()
                .map(item -> item.get(index.position()))
                .toList();
    }
}
