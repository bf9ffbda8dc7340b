package dev.intact.dynamodb;

import dev.intact.dynamodb.Lists.Index;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** What the table must be. For production it is made from {@code docs/dynamodb/table.yaml}, which says the same. */
final class TableDefinition {
    static final String EXPIRY = RequestItems.EXPIRES_AT.name();

    private static final List<KeySchemaElement> KEY = keySchema(Key.PARTITION, Key.SORT);

    private TableDefinition() {}

    static CreateTableRequest create(String name) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(Stream.of(
                                Stream.of(Key.PARTITION, Key.SORT),
                                Lists.INDEXES.stream().flatMap(index -> Stream.of(index.list(), index.position())))
                        .flatMap(attributes -> attributes)
                        .distinct()
                        .map(attribute -> AttributeDefinition.builder()
                                .attributeName(attribute.name())
                                .attributeType(ScalarAttributeType.S)
                                .build())
                        .toList())
                .keySchema(KEY)
                .globalSecondaryIndexes(Lists.INDEXES.stream()
                        .map(index -> GlobalSecondaryIndex.builder()
                                .indexName(index.name())
                                .keySchema(keySchema(index))
                                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                                .build())
                        .toList())
                .build();
    }

    static boolean fits(TableDescription table) {
        return Set.copyOf(table.keySchema()).equals(Set.copyOf(KEY))
                && Lists.INDEXES.stream().allMatch(index -> has(table, index))
                && table.attributeDefinitions().stream()
                        .map(AttributeDefinition::attributeType)
                        .collect(Collectors.toSet())
                        .equals(Set.of(ScalarAttributeType.S));
    }

    private static boolean has(TableDescription table, Index index) {
        return table.globalSecondaryIndexes().stream()
                .filter(its -> its.indexName().equals(index.name()))
                .anyMatch(its -> Set.copyOf(its.keySchema()).equals(Set.copyOf(keySchema(index))));
    }

    private static List<KeySchemaElement> keySchema(Index index) {
        return keySchema(index.list(), index.position());
    }

    private static List<KeySchemaElement> keySchema(Attribute<String> partition, Attribute<String> sort) {
        return List.of(
                KeySchemaElement.builder()
                        .attributeName(partition.name())
                        .keyType(KeyType.HASH)
                        .build(),
                KeySchemaElement.builder()
                        .attributeName(sort.name())
                        .keyType(KeyType.RANGE)
                        .build());
    }
}
