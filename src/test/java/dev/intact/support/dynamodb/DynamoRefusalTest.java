package dev.intact.support.dynamodb;

import static dev.intact.support.dynamodb.DynamoCalls.json;
import static dev.intact.support.dynamodb.DynamoCalls.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a lenient server would let pass. */
class DynamoRefusalTest extends DynamoTest {
    private static final String ITEM = "'Item': {" + key("a", "1") + "}";
    private static final String V = "'ExpressionAttributeValues': {':v': {'N': '1'}}";

    private DynamoCalls.Answer put(String members) {
        return dynamo.call("PutItem", "{'TableName': 'items', " + members + "}");
    }

    private void assertRefused(DynamoCalls.Answer answer, String message) {
        assertThat(answer.outcome()).as(answer.message()).isEqualTo("ValidationException");
        assertThat(answer.message()).contains(message);
        assertThat(dynamo.ok("Scan", "{'TableName': 'items'}").path("Count").asInt())
                .isZero();
    }

    static Stream<String> conditions() {
        return Stream.of(
                "status = :v | reserved keyword: status",
                "a.Name = :v | reserved keyword: Name",
                "#a = :v | attribute name used in the document path is not defined; attribute name: #a",
                "a = :w | attribute value used in expression is not defined; attribute value: :w",
                "attribute_exists(a) | Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}",
                " | The expression can not be empty;",
                "((a = :v)) | redundant parentheses",
                "a = :v AND | Syntax error",
                "a = :v b = :v | Syntax error",
                "a == :v | Syntax error",
                "a ! :v | Syntax error",
                "a[x] = :v | Syntax error",
                "(a = :v | Syntax error",
                "a | Syntax error",
                "a = a | must be distinct",
                "exists(a) | Invalid function name",
                "ATTRIBUTE_EXISTS(a) | Invalid function name",
                "if_not_exists(a, :v) | not allowed",
                "attribute_exists(:v) | requires a document path",
                "attribute_exists(a, :v) | Incorrect number of operands",
                "begins_with(a, :v) | Incorrect operand type",
                "attribute_type(a, :v) | Incorrect operand type",
                "size(:v) > a | requires a document path",
                "a IN (" + IntStream.range(0, 101).mapToObj(i -> ":v").collect(Collectors.joining(","))
                        + ") | too many operands",
                IntStream.range(0, 151).mapToObj(i -> "a=:v").collect(Collectors.joining(" OR "))
                        + " | too many operators",
                "a = :v AND " + "a".repeat(4_090) + " = :v | exceeded the maximum allowed size");
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void refuses_a_condition(String row) {
        var end = row.lastIndexOf(" | ");
        var condition = row.substring(0, Math.max(0, end));

        assertRefused(put(ITEM + ", 'ConditionExpression': '" + condition + "', " + V), row.substring(end + 3));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        'ExpressionAttributeNames': {'#x': 'a'}                    | can only be specified when using expressions
        'ExpressionAttributeValues': {':x': {'N': '1'}}            | can only be specified when using expressions
        'ConditionExpression': 'attribute_not_exists(a)', 'ExpressionAttributeNames': {'#x': 'a'} | \
        Value provided in ExpressionAttributeNames unused in expressions: keys: {#x}
        'ConditionExpression': 'attribute_not_exists(a)', 'ExpressionAttributeNames': {}   | must not be empty
        'ConditionExpression': 'attribute_not_exists(a)', 'ExpressionAttributeValues': {}  | must not be empty
        'ConditionExpression': '#x = :x', 'ExpressionAttributeNames': {'x': 'a'}           | invalid key
        'ConditionExpression': 'a = :x', 'ExpressionAttributeValues': {'x': {'N': '1'}}    | invalid key
        'ConditionExpression': 'a < :x', 'ExpressionAttributeValues': {':x': {'BOOL': true}} | Incorrect operand type
        'ConditionExpression': 'a BETWEEN :x AND :y', \
        'ExpressionAttributeValues': {':x': {'N': '2'}, ':y': {'N': '1'}}                  | upper bound
        'ConditionExpression': 'a BETWEEN :x AND :y', \
        'ExpressionAttributeValues': {':x': {'N': '2'}, ':y': {'S': '3'}}                  | same data type
        'ConditionExpression': 'attribute_type(a, :x)', 'ExpressionAttributeValues': {':x': {'S': 'X'}} | type name
        'Expected': {}                                             | Expected
        'ConditionalOperator': 'AND'                               | ConditionalOperator
        'Unheard': 1                                               | Unheard
        'ReturnValues': 'ALL_NEW'                                  | ReturnValues can only be ALL_OLD or NONE
        'ReturnValues': 'SOME'                                     | ReturnValues
        'ReturnConsumedCapacity': 'SOME'                           | ReturnConsumedCapacity
        'ReturnValuesOnConditionCheckFailure': 'ALL_NEW'           | ReturnValuesOnConditionCheckFailure\
        """)
    void refuses_a_member(String member, String message) {
        assertRefused(put(ITEM + ", " + member), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        'pk': {'S': 'a'}                                   | Missing the key sk in the item
        'pk': {'S': 'a'}, 'sk': {'N': '1'}                 | Type mismatch for key sk expected: S actual: N
        'pk': {'S': ''}, 'sk': {'S': '1'}                  | cannot contain an empty string value. Key: pk
        'pk': {'S': 'a'}, 'sk': {'S': ''}                  | cannot contain an empty string value. Key: sk
        'pk': {'S': 'a'}, 'sk': {'S': '1'}, 'gpk': {'N': '1'} | Type mismatch for Index Key gpk
        'pk': {'S': 'a'}, 'sk': {'S': '1'}, 'gpk': {'S': ''}  | cannot contain an empty string value. Key: gpk
        'pk': {'S': 'a'}, 'sk': {'S': '1'}, 'gsk': {'NULL': true} | Type mismatch for Index Key gsk
        'pk': {'S': 'a'}, 'sk': {'S': '1'}, 'x': {'SS': []}   | may not be empty
        'pk': {'S': 'a'}, 'sk': {'S': '1'}, 'x': {'NS': ['1', '1.0']} | contains duplicates
        'pk': {'S': 'a'}, 'sk': {'S': '1'}, 'x': {'NULL': false}      | must have the value of true
        'pk': {'S': 'a'}, 'sk': {'S': '1'}, 'x': {}           | is empty
        'pk': {'S': 'a'}, 'sk': {'S': '1'}, 'x': {'S': 'a', 'N': '1'} | more than one datatypes
        'pk': {'S': 'a'}, 'sk': {'S': '1'}, 'x': {'X': 'a'}   | Unknown datatype X
        'pk': {'S': 'a'}, 'sk': {'S': '1'}, 'x': {'N': ''}    | cannot be converted to a numeric value
        'pk': {'S': 'a'}, 'sk': {'S': '1'}, 'x': {'N': '1,5'} | cannot be converted to a numeric value
        'pk': {'S': 'a'}, 'sk': {'S': '1'}, 'x': {'N': 'NaN'} | cannot be converted to a numeric value
        'pk': {'S': 'a'}, 'sk': {'S': '1'}, 'x': {'N': '1E126'}  | Number overflow
        'pk': {'S': 'a'}, 'sk': {'S': '1'}, 'x': {'N': '1E-131'} | Number underflow
        'pk': {'S': 'a'}, 'sk': {'S': '1'}, 'x': {'N': '123456789012345678901234567890123456789'} | 38 significant\
        """)
    void refuses_an_item(String item, String message) {
        assertRefused(put("'Item': {" + item + "}"), message);
    }

    @Test
    void refuses_what_is_too_large_or_too_deep() {
        assertRefused(put("'Item': {" + key("a".repeat(2_049), "1") + "}"), "2048 bytes");
        assertRefused(put("'Item': {" + key("a", "1".repeat(1_025)) + "}"), "1024 bytes");
        assertRefused(
                put("'Item': {" + key("a", "1") + ", 'x': {'S': '" + "x".repeat(409_600) + "'}}"),
                "Item size has exceeded the maximum allowed size");
        assertRefused(
                put("'Item': {" + key("a", "1") + ", '" + "x".repeat(65_536) + "': {'S': ''}}"), "Attribute name");
        assertRefused(put("'Item': {" + key("a", "1") + ", 'x': " + nested(33) + "}"), "Nesting Levels");
        assertThat(put("'Item': {" + key("a", "1") + ", 'x': " + nested(32) + "}")
                        .outcome())
                .isEqualTo("ok");
    }

    private static String nested(int levels) {
        return "{'L': [".repeat(levels) + "]}".repeat(levels);
    }

    @Test
    void refuses_an_update_that_makes_an_item_too_large_or_too_deep() {
        dynamo.put("a", "1", ", 'x': {'S': '" + "x".repeat(300_000) + "'}, 'd': " + nested(32));
        var update = "{'TableName': 'items', 'Key': {" + key("a", "1") + "}, 'UpdateExpression': 'SET %s = :v', "
                + "'ExpressionAttributeValues': {':v': %s}}";
        var large = dynamo.call("UpdateItem", update.formatted("y", "{'S': '" + "x".repeat(200_000) + "'}"));
        var deep = dynamo.call("UpdateItem", update.formatted("d" + "[0]".repeat(32), "{'L': []}"));

        assertThat(large.message()).isEqualTo("Item size to update has exceeded the maximum allowed size");
        assertThat(deep.message()).contains("Nesting Levels");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'pk': {'S': 'a'}",
                "'pk': {'S': 'a'}, 'sk': {'S': 'a'}, 'x': {'S': 'a'}",
                "'pk': {'S': 'a'}, 'sk': {'N': '1'}",
                "'pk': {'S': ''}, 'sk': {'S': 'a'}",
                ""
            })
    void refuses_a_key(String key) {
        for (var operation : new String[] {"GetItem", "DeleteItem", "UpdateItem"}) {
            assertRefused(dynamo.call(operation, "{'TableName': 'items', 'Key': {" + key + "}}"), "");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        GetItem          | 'AttributesToGet': ['a']
        GetItem          | 'ProjectionExpression': 'a, a.b'
        GetItem          | 'ProjectionExpression': 'a,'
        GetItem          | 'ProjectionExpression': 'key'
        UpdateItem       | 'AttributeUpdates': {}
        UpdateItem       | 'UpdateExpression': ''
        DeleteItem       | 'ReturnValues': 'UPDATED_OLD'\
        """)
    void refuses_a_member_besides_a_key(String operation, String member) {
        assertRefused(
                dynamo.call(operation, "{'TableName': 'items', 'Key': {" + key("a", "1") + "}, " + member + "}"), "");
    }

    @Test
    void refuses_batches_that_are_empty_too_large_or_with_duplicates() {
        var key = "{'Key': {" + key("a", "1") + "}}";
        var deletes = "{'DeleteRequest': " + key + "}";

        for (var requests : new String[] {"", deletes + ", " + deletes, manyDeletes(26)}) {
            assertRefused(dynamo.call("BatchWriteItem", "{'RequestItems': {'items': [" + requests + "]}}"), "");
        }
        var keys = "{" + key("a", "1") + "}";
        for (var requests : new String[] {"", keys + ", " + keys}) {
            assertRefused(dynamo.call("BatchGetItem", "{'RequestItems': {'items': {'Keys': [" + requests + "]}}}"), "");
        }
        assertThat(dynamo.call("BatchGetItem", "{'RequestItems': {'none': {'Keys': [" + keys + "]}}}")
                        .outcome())
                .isEqualTo("ResourceNotFoundException");
    }

    private static String manyDeletes(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> "{'DeleteRequest': {'Key': {" + key("a", "" + number) + "}}}")
                .collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        'TableName': 'items'                    | 'TableName': 'x'
        'AttributeType': 'N'                    | 'AttributeType': 'BOOL'
        , {'AttributeName': 'gsk', 'AttributeType': 'N'}  | ~~
        {'AttributeName': 'gsk', 'AttributeType': 'N'}    | {'AttributeName': 'gsk', 'AttributeType': 'N'}, \
        {'AttributeName': 'more', 'AttributeType': 'N'}
        'PAY_PER_REQUEST'                       | 'PROVISIONED'
        'KeyType': 'RANGE'                      | 'KeyType': 'HASH'
        'KEYS_ONLY'                             | 'INCLUDE'
        'KEYS_ONLY'                             | 'SOME'
        'keysOnly'                              | 'byGroup'
        'TableName': 'items'                    | 'TableName': 'more', 'LocalSecondaryIndexes': []
        'TableName': 'items'                    | 'TableName': 'more', 'StreamSpecification': {'StreamEnabled': true}\
        """)
    void refuses_a_table(String part, String instead) {
        var definition = DynamoCalls.CREATE_TABLE.replace("'TableName': 'items'", "'TableName': 'other'");
        var changed = definition.replace(part.replace("'items'", "'other'"), instead == null ? "" : instead);

        assertThat(changed).isNotEqualTo(definition);
        assertRefused(dynamo.call("CreateTable", changed), "");
        assertThat(dynamo.ok("ListTables", "{}")).isEqualTo(json("{'TableNames': ['items']}"));
    }

    @Test
    void refuses_json_of_another_shape() {
        for (var members : new String[] {
            "'Item': []",
            "'Item': {'pk': 'a'}",
            "'Item': {'pk': {'S': 1}}",
            "'Item': {'pk': {'B': '***'}}",
            "'Item': {'pk': {'L': {}}}",
            ITEM + ", 'ConditionExpression': 1",
            "'Item': {}, 'Item': {}"
        }) {
            assertThat(put(members).outcome()).isEqualTo("SerializationException");
        }
    }

    @Test
    void does_not_know_a_table_that_was_not_created() {
        for (var operation : new String[] {"GetItem", "DeleteItem", "UpdateItem"}) {
            var answer = dynamo.call(operation, "{'TableName': 'none', 'Key': {" + key("a", "1") + "}}");
            assertThat(answer.outcome()).isEqualTo("ResourceNotFoundException");
            assertThat(answer.message()).isEqualTo("Requested resource not found");
        }
    }
}
