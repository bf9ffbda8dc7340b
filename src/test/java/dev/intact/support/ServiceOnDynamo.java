package dev.intact.support;

import dev.intact.support.dynamodb.DynamoServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged service on a DynamoDB that lives in memory, for development: {@code ./mvnw -DskipTests package
 * exec:exec@on-dynamodb}. What it stores is gone when it ends.
 */
public final class ServiceOnDynamo {
    private static final int STOP_SECONDS = 60;

    private ServiceOnDynamo() {}

    /** What the service must be told to use such a server, with a table that it makes. */
    public static Map<String, String> settings(URI endpoint) {
        return Map.of(
                "INTACT_STORE", "dynamodb",
                "INTACT_DYNAMODB_CREATE_TABLE", "true",
                "QUARKUS_DYNAMODB_ENDPOINT_OVERRIDE", endpoint.toString(),
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "development",
                "AWS_SECRET_ACCESS_KEY", "development");
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try (var server = DynamoServer.start()) {
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var builder = new ProcessBuilder(java, "-jar", "target/quarkus-app/quarkus-run.jar").inheritIO();
            builder.environment().putAll(settings(server.endpoint()));
            var service = builder.start();
            // The server last: what runs may still want to write.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service)));
            service.waitFor();
        }
    }

    private static void stop(Process service) {
        service.destroy();
        try {
            service.waitFor(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
