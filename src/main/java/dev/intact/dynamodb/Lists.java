package dev.intact.dynamodb;

import dev.intact.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Pages of items by descending id, which is newest first.
 *
 * <p>What belongs to an order lies in its partition, and is listed by a consistent query. A whole kind is listed by the
 * one index, {@link #INDEX}, which may lag; it tells only keys, and the items are then read from the table as they are
 * now. So a list may lack an entry that is less than a second old, but tells nothing that is out of date.
 */
@ApplicationScoped
class Lists {
    /** Global secondary index of those items that have the two attributes. */
    static final String INDEX = "lists";

    static final Attribute<String> LIST = Attribute.text("list");
    static final Attribute<String> POSITION = Attribute.text("position");

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
     * A page of all of a kind. It may be shorter than asked for though another follows: of those that the index tells, some
     * may be gone.
     *
     * @param list the names of the lists over which the kind is spread
     * @param key of the item with an id
     */
    <T> Page<T> ofKind(
            IntFunction<String> list, Function<UUID, Key> key, Page.Request page, Function<Item, Optional<T>> told) {
        var ids = new ArrayList<String>();
        for (var share = 0; share < Keys.SHARES; share++) {
            ids.addAll(positions(list.apply(share), key, page));
        }
        ids.sort(Comparator.reverseOrder());
        var some = Page.of(ids.subList(0, Math.min(ids.size(), page.limit() + 1)), page.limit(), id -> id);
        var keys = some.items().stream().map(UUID::fromString).map(key).toList();
        var items = table.getEach(keys);
        return new Page<>(
                keys.stream()
                        .flatMap(one -> Optional.ofNullable(items.get(one)).flatMap(told).stream())
                        .toList(),
                some.nextCursor());
    }

    private List<String> positions(String list, Function<UUID, Key> key, Page.Request page) {
        var placeholders = new Placeholders();
        var request = QueryRequest.builder()
                .tableName(table.name())
                .indexName(INDEX)
                .scanIndexForward(false)
                .keyConditionExpression(placeholders.name(LIST) + " = " + placeholders.value(LIST, list))
                .expressionAttributeNames(placeholders.names())
                .expressionAttributeValues(placeholders.values());
        if (!page.after().equals(Page.Request.START)) {
            request.exclusiveStartKey(Item.of(new HashMap<>(
                            key.apply(UUID.fromString(page.after())).values()))
                    .with(LIST, list)
                    .with(POSITION, page.after())
                    .values());
        }
        return table.queryAll("query " + list, request, page.limit() + 1).stream()
                .map(item -> item.get(POSITION))
                .toList();
    }
}
