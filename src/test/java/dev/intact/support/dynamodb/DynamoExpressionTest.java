package dev.intact.support.dynamodb;

import static dev.intact.support.dynamodb.DynamoCalls.json;
import static dev.intact.support.dynamodb.DynamoCalls.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What conditions mean, what updates do, and how numbers are kept. */
class DynamoExpressionTest extends DynamoTest {
    private static final String ITEM = """
        , 'n': {'N': '5'}, 's': {'S': 'text'}, 'm': {'M': {'x': {'N': '1'}, 'y': {'L': [{'S': 'p'}]}}},
        'l': {'L': [{'N': '1'}, {'N': '2'}, {'N': '3'}]}, 'ns': {'NS': ['1', '2']}, 'ss': {'SS': ['a', 'b']},
        't': {'BOOL': true}, 'z': {'NULL': true}, 'b': {'B': 'AQID'}\
        """;

    /** The values that an expression may name. */
    private static final String VALUES = """
        :one {'N': '1'}
        :two {'N': '2.0'}
        :five {'N': '5.00'}
        :nine {'N': '9'}
        :text {'S': 'text'}
        :te {'S': 'te'}
        :ex {'S': 'ex'}
        :a {'S': 'a'}
        :string {'S': 'S'}
        :true {'BOOL': true}
        :null {'NULL': true}
        :list {'L': [{'S': 'p'}]}
        :empty {'L': []}
        :numbers {'NS': ['2', '3']}
        :same {'NS': ['2', '1.0']}
        :letters {'SS': ['a', 'b']}
        :bytes {'B': 'AQ=='}\
        """;

    private static String valuesOf(String expression) {
        var used = new StringBuilder();
        for (var line : VALUES.split("\n")) {
            var name = line.substring(0, line.indexOf(' '));
            if (Pattern.compile(name + "\\b").matcher(expression).find()) {
                used.append(used.isEmpty() ? "" : ", ")
                        .append("'")
                        .append(name)
                        .append("': ")
                        .append(line.substring(name.length() + 1));
            }
        }
        return used.isEmpty() ? "" : ", 'ExpressionAttributeValues': {" + used + "}";
    }

    private DynamoCalls.Answer update(String update) {
        return dynamo.call(
                "UpdateItem",
                "{'TableName': 'items', 'Key': {" + key("a", "1") + "}, 'UpdateExpression': '" + update
                        + "', 'ReturnValues': 'ALL_NEW'" + valuesOf(update) + "}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        n = :five                                               | true
        n = :text                                               | false
        n <> :text                                              | true
        away <> :text                                           | true
        away = :text                                            | false
        away < :nine                                            | false
        n < :nine                                               | true
        n < :text                                               | false
        s < :nine                                               | false
        NOT s < :nine                                           | true
        n BETWEEN :one AND :five                                | true
        n BETWEEN :nine AND :nine                               | false
        n IN (:one, :five)                                      | true
        n IN (:one, :text)                                      | false
        n = :five OR n = :one AND n = :nine                     | true
        (n = :five OR n = :one) AND n = :nine                   | false
        n = :one AND n = :nine OR n = :five                     | true
        n = :one AND (n = :nine OR n = :five)                   | false
        NOT n = :one AND n = :nine                              | false
        not n = :one and n = :five                              | true
        attribute_exists(m.x)                                   | true
        attribute_exists(m.y[0])                                | true
        attribute_exists(m.y[1])                                | false
        attribute_exists(s.x)                                   | false
        attribute_not_exists(away)                              | true
        attribute_type(s, :string)                              | true
        attribute_type(n, :string)                              | false
        begins_with(s, :te)                                     | true
        begins_with(s, :ex)                                     | false
        begins_with(b, :bytes)                                  | true
        contains(s, :ex)                                        | true
        contains(ss, :a)                                        | true
        contains(ns, :two)                                      | true
        contains(l, :two)                                       | true
        contains(l, :a)                                         | false
        contains(n, :five)                                      | false
        size(s) > :two                                          | true
        size(l) = :five                                         | false
        size(n) = :one                                          | false
        size(ns) = :two                                         | true
        m.x = :one                                              | true
        m.y[0] = :a                                             | false
        l[1] = :two                                             | true
        ns = :same                                              | true
        ss = :letters                                           | true
        t = :true                                               | true
        z = :null                                               | true
        m.y = :list                                             | true\
        """)
    void judges(String condition, boolean holds) {
        dynamo.put("a", "1", ITEM);

        var answer = dynamo.call(
                "DeleteItem",
                "{'TableName': 'items', 'Key': {" + key("a", "1") + "}, " + "'ConditionExpression': '" + condition + "'"
                        + valuesOf(condition) + "}");

        assertThat(answer.outcome()).isEqualTo(holds ? "ok" : "ConditionalCheckFailedException");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        SET n = n + :one                                    | /n       | {'N': '6'}
        SET n = :one - n                                    | /n       | {'N': '-4'}
        SET k = if_not_exists(k, :one) + :five              | /k       | {'N': '6'}
        SET n = if_not_exists(n, :one)                      | /n       | {'N': '5'}
        SET l = list_append(l, :list)                       | /l/L/3   | {'S': 'p'}
        SET l = list_append(:list, l)                       | /l/L/0   | {'S': 'p'}
        SET k = list_append(if_not_exists(k, :empty), :list) | /k      | {'L': [{'S': 'p'}]}
        SET m.z = :a                                        | /m/M/z   | {'S': 'a'}
        SET m.y[0] = :a                                     | /m/M/y/L | [{'S': 'a'}]
        SET l[1] = :a                                       | /l/L     | [{'N': '1'}, {'S': 'a'}, {'N': '3'}]
        SET l[9] = :nine, l[7] = :one REMOVE l[0], l[1]     | /l/L     | [{'N': '3'}, {'N': '1'}, {'N': '9'}]
        SET n = l[0], l[0] = n                              | /n       | {'N': '1'}
        SET n = l[0], l[0] = n                              | /l/L/0   | {'N': '5'}
        REMOVE m.x, t                                       | /m/M     | {'y': {'L': [{'S': 'p'}]}}
        ADD n :nine, k :one                                 | /n       | {'N': '14'}
        ADD n :nine, k :one                                 | /k       | {'N': '1'}
        ADD ns :numbers                                     | /ns      | {'NS': ['1', '2', '3']}
        ADD k :numbers                                      | /k       | {'NS': ['2', '3']}
        DELETE ns :numbers                                  | /ns      | {'NS': ['1']}
        set n = :nine remove t add ns :numbers delete ss :letters | /n | {'N': '9'}\
        """)
    void updates(String update, String pointer, String expected) {
        dynamo.put("a", "1", ITEM);

        var answer = update(update);

        assertThat(answer.outcome()).as(answer.message()).isEqualTo("ok");
        assertThat(answer.at("/Attributes" + pointer)).isEqualTo(json(expected));
    }

    @Test
    void removes_a_set_with_its_last_element() {
        dynamo.put("a", "1", ITEM);

        assertThat(update("DELETE ss :letters").at("/Attributes").has("ss")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        SET away.x = :one                | The document path provided in the update expression is invalid for update
        SET s.x = :one                   | The document path provided in the update expression is invalid for update
        REMOVE away.x                    | The document path provided in the update expression is invalid for update
        SET k = away                     | refers to an attribute that does not exist in the item
        SET k = s + :one                 | An operand in the update expression has an incorrect data type
        ADD s :one                       | An operand in the update expression has an incorrect data type
        ADD ss :numbers                  | An operand in the update expression has an incorrect data type
        DELETE ss :numbers               | An operand in the update expression has an incorrect data type
        SET k = s + :a                   | Incorrect operand type for operator or function
        SET k = list_append(l, :a)       | Incorrect operand type for operator or function
        ADD k :a                         | Incorrect operand type for operator or function
        DELETE k :one                    | Incorrect operand type for operator or function
        ADD m.x :one                     | not supported
        SET k = :one SET j = :one        | section can only be used once
        SET m = :one, m.x = :one         | overlap
        SET k = :one REMOVE k            | overlap
        SET m.x = :one, m[0] = :one      | conflict
        SET pk = :a                      | Cannot update attribute pk
        REMOVE sk                        | Cannot update attribute sk
        SET k = size(l)                  | not allowed
        SET k = unknown(l)               | Invalid function name
        SET k = :one + :one + :one       | Syntax error
        SET k :one                       | Syntax error
        SET                              | Syntax error
        PUT k = :one                     | Syntax error
        SET k = attribute_exists(l)      | not allowed
        SET _k = :one                    | Syntax error\
        """)
    void refuses_an_update(String update, String message) {
        dynamo.put("a", "1", ITEM);
        var before = dynamo.get("a", "1");

        var answer = update(update);

        assertThat(answer.outcome()).isEqualTo("ValidationException");
        assertThat(answer.message()).contains(message);
        assertThat(dynamo.get("a", "1")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        1.50, 1.5
        -0.0, 0
        +7, 7
        1E3, 1000
        1e-3, 0.001
        .5, 0.5
        00012, 12
        12345678901234567890123456789012345678, 12345678901234567890123456789012345678
        123456789012345678901234567890123456780, 123456789012345678901234567890123456780\
        """)
    void keeps_numbers_exactly(String sent, String kept) {
        dynamo.put("a", "1", ", 'n': {'N': '" + sent + "'}");

        assertThat(dynamo.get("a", "1").at("/n/N").asText()).isEqualTo(kept);
    }

    @Test
    void does_not_round_a_sum_but_refuses_it() {
        dynamo.put("a", "1", ", 'n': {'N': '99999999999999999999999999999999999999'}");
        var add = "{'TableName': 'items', 'Key': {" + key("a", "1") + "}, 'UpdateExpression': 'ADD n :n', "
                + "'ExpressionAttributeValues': {':n': {'N': '%s'}}, 'ReturnValues': 'ALL_NEW'}";

        assertThat(dynamo.call("UpdateItem", add.formatted("0.1")).message()).contains("38 significant digits");
        assertThat(dynamo.ok("UpdateItem", add.formatted("1"))
                        .at("/Attributes/n/N")
                        .asText())
                .isEqualTo("1" + "0".repeat(38));
    }

    @Test
    void projects_nested_places() {
        dynamo.put("a", "1", ITEM);

        var item = dynamo.ok(
                "GetItem",
                "{'TableName': 'items', 'Key': {" + key("a", "1") + "}, 'ProjectionExpression': '#n, m.x, l[2], l[0],"
                        + " away, s.x', 'ExpressionAttributeNames': {'#n':"
                        + " 'n'}}");

        assertThat(item.path("Item"))
                .isEqualTo(
                        json("{'n': {'N': '5'}, 'm': {'M': {'x': {'N': '1'}}}, 'l': {'L': [{'N': '1'}, {'N': '3'}]}}"));
    }
}
