package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * TransactWriteItems. It takes the items of those actions that can be done, holds them for a while, and then does all
 * or nothing: also one that will be cancelled stands in the way of others until it is.
 */
record TransactWrite(Account account) {
    private static final String TOKEN = "ClientRequestToken";
    private static final int MOST_ACTIONS = 100;
    private static final int LONGEST_TOKEN = 36;

    /** An action whose item is taken, or what keeps it from being done. */
    private record Judged(
            WriteAction action,
            Optional<Key> key,
            Optional<Item> before,
            Optional<Item> after,
            CancellationReason reason) {
        /** The largest of what is sent, what was there and what will be there: what counts is not documented. */
        long size() {
            return Stream.of(Optional.of(action.identity()), before, after)
                    .flatMap(Optional::stream)
                    .mapToLong(Item::size)
                    .max()
                    .orElseThrow();
        }

        boolean isTaken() {
            return reason.isNone();
        }
    }

    JsonNode write(JsonNode json) {
        var request = Members.of(
                "TransactWriteItems",
                json,
                "TransactItems",
                TOKEN,
                "ReturnConsumedCapacity",
                "ReturnItemCollectionMetrics");
        request.acceptCapacityQuestions();
        var token = request.text(TOKEN);
        token.ifPresent(TransactWrite::requireToken);
        var actions = actions(request.requiredList("TransactItems"));
        if (token.isPresent()) {
            writeOnce(token.get(), ((ObjectNode) json.deepCopy()).without(TOKEN), actions);
        } else {
            finish(judged(actions));
        }
        return JsonNodeFactory.instance.objectNode();
    }

    private static void requireToken(String token) {
        if (token.isEmpty() || token.length() > LONGEST_TOKEN) {
            throw WireError.invalid("1 validation error detected: Value at 'clientRequestToken' failed to satisfy "
                    + "constraint: Member must have length between 1 and " + LONGEST_TOKEN);
        }
    }

    private void writeOnce(String token, JsonNode request, List<WriteAction> actions) {
        var tokens = account.tokens();
        if (tokens.isDone(token, request, account.now())) {
            return;
        }
        var judged = judged(actions);
        tokens.begin(token, request, account.now());
        try {
            finish(judged);
            tokens.end(token, account.now());
        } catch (WireError cancelled) {
            tokens.forget(token);
            throw cancelled;
        }
    }

    private List<Judged> judged(List<WriteAction> actions) {
        requireDistinct(actions);
        var judged = actions.stream().map(this::judge).toList();
        if (judged.stream().mapToLong(Judged::size).sum() > Sizes.LARGEST_TRANSACTION) {
            throw WireError.invalid("The aggregate size of the items in the transaction has exceeded 4 MB");
        }
        return judged;
    }

    private List<WriteAction> actions(List<JsonNode> list) {
        if (list.isEmpty() || list.size() > MOST_ACTIONS) {
            throw WireError.invalid("1 validation error detected: Value at 'transactItems' failed to satisfy "
                    + "constraint: Member must have length between 1 and " + MOST_ACTIONS);
        }
        return list.stream().map(this::action).toList();
    }

    private WriteAction action(JsonNode json) {
        Members.of("TransactItems", json, "Put", "Update", "Delete", "ConditionCheck");
        if (json.size() != 1) {
            throw WireError.invalid("TransactItems can only contain one of Check, Put, Update or Delete");
        }
        var kind = json.fieldNames().next();
        var own = json.get(kind);
        return switch (kind) {
            case "Put" -> WriteAction.put(account, WriteAction.members(kind, own, List.of(), "Item"));
            case "Update" -> {
                var members = WriteAction.members(kind, own, List.of(), "Key", "UpdateExpression");
                members.requiredText("UpdateExpression");
                yield WriteAction.update(account, members);
            }
            case "Delete" -> WriteAction.delete(account, WriteAction.members(kind, own, List.of(), "Key"));
            case "ConditionCheck" -> WriteAction.check(account, WriteAction.members(kind, own, List.of(), "Key"));
            default -> throw new IllegalStateException(kind);
        };
    }

    private static void requireDistinct(List<WriteAction> actions) {
        record Target(Table table, Key key) {}
        var targets = new HashSet<Target>();
        for (var action : actions) {
            var key = keyOf(action);
            if (key.isPresent() && !targets.add(new Target(action.table(), key.get()))) {
                throw WireError.invalid("Transaction request cannot include multiple operations on one item");
            }
        }
    }

    private static Optional<Key> keyOf(WriteAction action) {
        try {
            return Optional.of(action.key());
        } catch (WireError noKey) {
            // It is told as the reason of this action.
            return Optional.empty();
        }
    }

    private Judged judge(WriteAction action) {
        try {
            var key = action.key();
            action.requireAllowed();
            var before = action.table().get(key, account.now());
            if (action.table().isHeld(key)) {
                return new Judged(action, Optional.of(key), before, before, CancellationReason.CONFLICT);
            }
            if (!action.isMetBy(before)) {
                var reason = CancellationReason.conditionFailed(action.toldOld(before));
                return new Judged(action, Optional.of(key), before, before, reason);
            }
            return new Judged(action, Optional.of(key), before, action.after(before), CancellationReason.NONE);
        } catch (WireError invalid) {
            return new Judged(
                    action, Optional.empty(), Optional.empty(), Optional.empty(), CancellationReason.invalid(invalid));
        }
    }

    private void finish(List<Judged> judged) {
        var taken = judged.stream().filter(Judged::isTaken).toList();
        taken.forEach(each -> each.action().table().hold(each.key().orElseThrow()));
        try {
            account.passTransactionTime();
        } finally {
            taken.forEach(each -> each.action().table().release(each.key().orElseThrow()));
        }
        if (taken.size() < judged.size()) {
            throw WireError.cancelled(judged.stream().map(Judged::reason).toList());
        }
        var now = account.now();
        for (var each : taken) {
            if (!(each.action().change() instanceof Change.Keep)) {
                account.put(each.action().table(), each.key().orElseThrow(), each.after(), now);
            }
        }
    }
}
