package dev.intact.dynamodb;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where an item lies: its partition, and its place there. {@link Keys} makes all of them. */
record Key(String partition, String sort) {
    static final Attribute<String> PARTITION = Attribute.text("pk");
    static final Attribute<String> SORT = Attribute.text("sk");

    static Key of(Map<String, AttributeValue> values) {
        return new Key(values.get(PARTITION.name()).s(), values.get(SORT.name()).s());
    }

    Map<String, AttributeValue> values() {
        return Map.of(
                PARTITION.name(), AttributeValue.fromS(partition),
                SORT.name(), AttributeValue.fromS(sort));
    }

    @Override
    public String toString() {
        return partition + " / " + sort;
    }
}
