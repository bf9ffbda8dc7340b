package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One write of one item, alone or within a transaction.
 *
 * @param identity the attributes of the key; for a put the whole item
 * @param tellsOld whether a failed condition is told with the item that failed it
 */
record WriteAction(Table table, Item identity, Change change, Optional<Condition> condition, boolean tellsOld) {
    private static final String CONDITION = "ConditionExpression";
    private static final String TELLS_OLD = "ReturnValuesOnConditionCheckFailure";
    private static final List<String> COMMON =
            List.of("TableName", CONDITION, Placeholders.NAMES, Placeholders.VALUES, TELLS_OLD);

    /** @param more members that only the single operation has */
    static Members members(String where, JsonNode json, List<String> more, String... own) {
        var known = new ArrayList<>(COMMON);
        known.addAll(more);
        known.addAll(List.of(own));
        return Members.of(where, json, known.toArray(String[]::new));
    }

    static WriteAction put(Account account, Members request) {
        var placeholders = new Placeholders(request);
        var condition = ConditionParser.parse(request, CONDITION, placeholders);
        placeholders.requireAllUsed(request.has(CONDITION), CONDITION);
        var item = Item.parse(request.requiredStructure("Item"));
        return of(account, request, item, new Change.Replace(item), condition);
    }

    static WriteAction update(Account account, Members request) {
        var placeholders = new Placeholders(request);
        var update = UpdateParser.parse(request, placeholders);
        var condition = ConditionParser.parse(request, CONDITION, placeholders);
        placeholders.requireAllUsed(update.isPresent() || condition.isPresent(), "UpdateExpression");
        return of(account, request, key(request), new Change.Edit(update.orElse(Update.NOTHING)), condition);
    }

    static WriteAction delete(Account account, Members request) {
        return withoutUpdate(account, request, new Change.Erase());
    }

    static WriteAction check(Account account, Members request) {
        request.requiredText(CONDITION);
        return withoutUpdate(account, request, new Change.Keep());
    }

    private static WriteAction withoutUpdate(Account account, Members request, Change change) {
        var placeholders = new Placeholders(request);
        var condition = ConditionParser.parse(request, CONDITION, placeholders);
        placeholders.requireAllUsed(condition.isPresent(), CONDITION);
        return of(account, request, key(request), change, condition);
    }

    private static Item key(Members request) {
        return Item.parse(request.requiredStructure("Key"));
    }

    private static WriteAction of(
            Account account, Members request, Item identity, Change change, Optional<Condition> condition) {
        var tellsOld = request.oneOf(TELLS_OLD, "NONE", "ALL_OLD").equals("ALL_OLD");
        var name = request.requiredText("TableName");
        DefinitionReader.requireName("tableName", name);
        return new WriteAction(account.table(name), identity, change, condition, tellsOld);
    }

    /** @throws WireError the attributes are not a key of this table */
    Key key() {
        return change instanceof Change.Replace
                ? table.schema().in(identity)
                : table.schema().exactly(identity.attributes());
    }

    void requireAllowed() {
        change.requireAllowed(table);
    }

    boolean isMetBy(Optional<Item> before) {
        var item = before.orElse(Item.NONE);
        return condition.isEmpty() || condition.get().holds(item);
    }

    Optional<Item> toldOld(Optional<Item> before) {
        return before.filter(item -> tellsOld);
    }

    Optional<Item> after(Optional<Item> before) {
        return change.of(table, identity, before);
    }
}
