package dev.intact.dynamodb;

import dev.intact.shared.Pauses;
import dev.intact.support.TestDatabase;
import io.quarkus.arc.Arc;
import java.nio.file.Path;
import java.util.Map;

/** A table for a service under test. */
public final class DynamoDatabase implements TestDatabase {
    private DynamoTable table;

    @Override
    public Map<String, String> start(Path home) {
        table = new DynamoTable();
        return Map.of(
                "intact.store",
                "dynamodb",
                "intact.dynamodb.table",
                table.name(),
                "quarkus.dynamodb.endpoint-override",
                table.proxy().endpoint().toString(),
                "quarkus.dynamodb.aws.region",
                DynamoTable.REGION.id(),
                "quarkus.dynamodb.aws.credentials.type",
                "static",
                "quarkus.dynamodb.aws.credentials.static-provider.access-key-id",
                DynamoTable.ACCESS_KEY,
                "quarkus.dynamodb.aws.credentials.static-provider.secret-access-key",
                DynamoTable.ACCESS_KEY);
    }

    @Override
    public String everything() {
        return String.join("\n", table.stores(Pauses.DEADLINE).everything().values());
    }

    @Override
    public Object state() {
        return table.state();
    }

    @Override
    public void empty() {
        table.empty();
        // The service's own lanes, whose entries are gone.
        Arc.container().instance(Lanes.class).destroy();
    }

    @Override
    public void stop() {
        table.close();
    }
}
