package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Predicate;

/** Query and Scan. Both read one page: until the limit, or until 1 MB is read, counted before anything is filtered. */
record Queries(Account account) {
    private static final int MOST_SEGMENTS = 1_000_000;

    JsonNode query(JsonNode json) {
        var request = Members.of(
                "Query",
                json,
                "TableName",
                "IndexName",
                "KeyConditionExpression",
                "FilterExpression",
                "ProjectionExpression",
                Placeholders.NAMES,
                Placeholders.VALUES,
                "ExclusiveStartKey",
                "Limit",
                "ScanIndexForward",
                "Select",
                "ConsistentRead",
                "ReturnConsumedCapacity");
        var placeholders = new Placeholders(request);
        var page = new PageRequest(account, request, placeholders);
        var condition = KeyCondition.parse(request, page.schema(), placeholders);
        placeholders.requireAllUsed(true, "");
        page.requireFilterWithoutKeys();
        var isForward = request.flag("ScanIndexForward", true);
        var part = partition(page, condition);
        var start = page.startKey();
        if (start.isPresent()) {
            requireWithin(page.schema(), condition, start.get());
            part = after(part, page.position(start.get()), isForward);
        }
        return read(page, page.rows().from(part, isForward, page.time()), row -> condition.isMetBy(row.item()));
    }

    private static NavigableMap<Position, Rows.History> partition(PageRequest page, KeyCondition condition) {
        return page.rows()
                .histories()
                .subMap(
                        Position.before(condition.hash(), condition.low()), true,
                        Position.after(condition.hash(), condition.high()), true);
    }

    private static void requireWithin(KeySchema schema, KeyCondition condition, Item start) {
        if (!start.get(schema.hash().name()).equals(Optional.of(condition.hash()))) {
            throw WireError.invalid(
                    "The provided starting key is outside query boundaries based on provided conditions");
        }
        if (!condition.isMetBy(start)) {
            throw WireError.invalid("The provided starting key does not match the range key predicate");
        }
    }

    private static NavigableMap<Position, Rows.History> after(
            NavigableMap<Position, Rows.History> part, Position start, boolean isForward) {
        return isForward ? part.tailMap(start, false) : part.headMap(start, false);
    }

    JsonNode scan(JsonNode json) {
        var request = Members.of(
                "Scan",
                json,
                "TableName",
                "IndexName",
                "FilterExpression",
                "ProjectionExpression",
                Placeholders.NAMES,
                Placeholders.VALUES,
                "ExclusiveStartKey",
                "Limit",
                "Select",
                "ConsistentRead",
                "Segment",
                "TotalSegments",
                "ReturnConsumedCapacity");
        var placeholders = new Placeholders(request);
        var page = new PageRequest(account, request, placeholders);
        placeholders.requireAllUsed(
                request.has("FilterExpression") || request.has("ProjectionExpression"), "FilterExpression");
        var segment = segment(request);
        var start = page.startKey().map(page::position);
        if (start.filter(position -> !segment.test(position)).isPresent()) {
            throw WireError.invalid("The provided starting key is invalid: it lies in another segment");
        }
        var all = page.rows().histories();
        var part = start.isPresent() ? after(all, start.get(), true) : all;
        return read(page, page.rows().from(part, true, page.time()), row -> segment.test(row.position()));
    }

    private static Predicate<Position> segment(Members request) {
        var segments = request.whole("TotalSegments", 1, MOST_SEGMENTS);
        var segment = request.whole("Segment", 0, MOST_SEGMENTS - 1);
        if (segments.isPresent() != segment.isPresent()) {
            throw WireError.invalid("Segment and TotalSegments must be given together");
        }
        if (segments.isEmpty()) {
            return position -> true;
        }
        if (segment.get() >= segments.get()) {
            throw WireError.invalid(
                    "The Segment parameter is zero-based and must be less than parameter TotalSegments");
        }
        return position -> position.segment(segments.get()) == segment.get();
    }

    private static JsonNode read(PageRequest page, Iterator<Rows.Row> rows, Predicate<Rows.Row> belongs) {
        var answer = JsonNodeFactory.instance.objectNode();
        var items = JsonNodeFactory.instance.arrayNode();
        var limit = page.limit();
        var scanned = 0;
        var count = 0;
        var size = 0L;
        while (rows.hasNext()) {
            var row = rows.next();
            if (!belongs.test(row)) {
                continue;
            }
            scanned++;
            size += row.item().size();
            if (page.isWanted(row.item())) {
                count++;
                items.add(page.project(row.item()).toJson());
            }
            // Also when nothing follows: to know that, the next item would have to be read.
            if (scanned == limit || size > Sizes.LARGEST_PAGE) {
                answer.set("LastEvaluatedKey", page.startKey(row.item()).toJson());
                break;
            }
        }
        if (!page.onlyCounts()) {
            answer.set("Items", items);
        }
        return answer.put("Count", count).put("ScannedCount", scanned);
    }
}
