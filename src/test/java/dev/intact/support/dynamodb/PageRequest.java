package dev.intact.support.dynamodb;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Query and Scan have in common: of what they read, from where, how much, and what of it they tell. */
final class PageRequest {
    private static final String FILTER = "FilterExpression";
    private static final String PROJECTION = "ProjectionExpression";

    private final Account account;
    private final Members request;
    private final Table table;
    private final Optional<Index> index;
    private final Optional<Condition> filter;
    private final Optional<Projection> projection;
    private final boolean onlyCounts;

    PageRequest(Account account, Members request, Placeholders placeholders) {
        this.account = account;
        this.request = request;
        request.acceptCapacityQuestions();
        table = account.table(request.requiredText("TableName"));
        index = request.text("IndexName").map(table::index);
        filter = ConditionParser.parse(request, FILTER, placeholders);
        projection = Projection.parse(request, placeholders);
        onlyCounts = select().equals("COUNT");
        if (index.isPresent() && isConsistent()) {
            throw WireError.invalid("Consistent reads are not supported on global secondary indexes");
        }
        index.ifPresent(this::requireProjected);
    }

    private String select() {
        var fallback = projection.isPresent()
                ? "SPECIFIC_ATTRIBUTES"
                : index.isPresent() ? "ALL_PROJECTED_ATTRIBUTES" : "ALL_ATTRIBUTES";
        request.oneOf("Select", fallback, "ALL_ATTRIBUTES", "ALL_PROJECTED_ATTRIBUTES", "SPECIFIC_ATTRIBUTES", "COUNT");
        var select = request.text("Select").orElse(fallback);
        if (projection.isPresent() != select.equals("SPECIFIC_ATTRIBUTES")) {
            throw WireError.invalid(
                    projection.isPresent()
                            ? "Cannot specify the ProjectionExpression when choosing to get " + select
                            : "Must specify the ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES");
        }
        if (select.equals("ALL_PROJECTED_ATTRIBUTES") && index.isEmpty()) {
            throw WireError.invalid("ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
        }
        if (select.equals("ALL_ATTRIBUTES") && index.flatMap(Index::projected).isPresent()) {
            throw WireError.invalidValue("Select type ALL_ATTRIBUTES is not supported for global secondary index "
                    + index.get().name() + " because its projection type is not ALL");
        }
        return select;
    }

    private void requireProjected(Index used) {
        var wanted = Stream.concat(
                projection.stream().flatMap(paths -> paths.paths().stream()),
                filter.stream().flatMap(Condition::paths));
        var missing = wanted.map(Path::root)
                .filter(name -> !used.has(name))
                .distinct()
                .toList();
        if (!missing.isEmpty()) {
            throw WireError.invalidValue("Global secondary index " + used.name() + " does not project " + missing);
        }
    }

    void requireFilterWithoutKeys() {
        filter.stream()
                .flatMap(Condition::paths)
                .map(Path::root)
                .filter(schema()::contains)
                .findFirst()
                .ifPresent(name -> {
                    throw WireError.invalid(
                            "Filter Expression can only contain non-primary key attributes: Primary key "
                                    + "attribute: " + name);
                });
    }

    private boolean isConsistent() {
        return request.flag("ConsistentRead", false);
    }

    KeySchema schema() {
        return index.map(Index::schema).orElse(table.schema());
    }

    Rows rows() {
        return index.map(Index::rows).orElse(table.rows());
    }

    long time() {
        return index.isPresent() ? account.timeOfIndex() : account.timeOfRead(isConsistent());
    }

    int limit() {
        return request.whole("Limit", 1, Integer.MAX_VALUE).orElse(Integer.MAX_VALUE);
    }

    boolean onlyCounts() {
        return onlyCounts;
    }

    boolean isWanted(Item item) {
        return filter.isEmpty() || filter.get().holds(item);
    }

    Item project(Item item) {
        return projection.map(wanted -> wanted.of(item)).orElse(item);
    }

    private Set<String> keyNames() {
        return Stream.concat(table.schema().attributes(), schema().attributes())
                .map(KeySchema.Attribute::name)
                .collect(Collectors.toSet());
    }

    /** What a client has to give back to go on after this item. */
    Item startKey(Item item) {
        var attributes = new LinkedHashMap<>(item.attributes());
        attributes.keySet().retainAll(keyNames());
        return new Item(attributes);
    }

    /** The attributes after which the client wants to go on. */
    Optional<Item> startKey() {
        return request.structure("ExclusiveStartKey").map(json -> {
            var item = Item.parse(json);
            if (!item.attributes().keySet().equals(keyNames())) {
                throw WireError.invalid("The provided starting key is invalid");
            }
            return item;
        });
    }

    Position position(Item startKey) {
        try {
            var key = table.schema().in(startKey);
            return index.map(used -> used.position(key, startKey).orElseThrow()).orElseGet(() -> Position.of(key));
        } catch (WireError mismatch) {
            throw WireError.invalid("The provided starting key is invalid: " + mismatch.getMessage());
        }
    }
}
