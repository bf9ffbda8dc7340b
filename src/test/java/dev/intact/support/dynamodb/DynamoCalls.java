package dev.intact.support.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends requests as they go over the wire. In their JSON a single quote stands for a double one. */
record DynamoCalls(URI endpoint, String accessKey, String region) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A table with a hash and a sort key, and an index on two attributes that has everything. */
    static final String CREATE_TABLE = """
        {'TableName': 'items', 'BillingMode': 'PAY_PER_REQUEST',
         'KeySchema': [{'AttributeName': 'pk', 'KeyType': 'HASH'}, {'AttributeName': 'sk', 'KeyType': 'RANGE'}],
         'AttributeDefinitions': [
             {'AttributeName': 'pk', 'AttributeType': 'S'}, {'AttributeName': 'sk', 'AttributeType': 'S'},
             {'AttributeName': 'gpk', 'AttributeType': 'S'}, {'AttributeName': 'gsk', 'AttributeType': 'N'}],
         'GlobalSecondaryIndexes': [
             {'IndexName': 'byGroup', 'Projection': {'ProjectionType': 'ALL'}, 'KeySchema': [
                 {'AttributeName': 'gpk', 'KeyType': 'HASH'}, {'AttributeName': 'gsk', 'KeyType': 'RANGE'}]},
             {'IndexName': 'keysOnly', 'Projection': {'ProjectionType': 'KEYS_ONLY'}, 'KeySchema': [
                 {'AttributeName': 'gpk', 'KeyType': 'HASH'}]}]}\
        """;

    static DynamoCalls to(URI endpoint) {
        return new DynamoCalls(endpoint, "test", "eu-west-1");
    }

    record Answer(HttpResponse<String> response, JsonNode body) {
        /** The name of the error, or "ok". */
        String outcome() {
            return response.statusCode() == 200
                    ? "ok"
                    : body.path("__type").asText().replaceAll(".*#", "");
        }

        String message() {
            return body.path("message").asText(body.path("Message").asText());
        }

        JsonNode at(String pointer) {
            return body.at(pointer);
        }
    }

    HttpRequest request(String operation, String body) {
        return HttpRequest.newBuilder(endpoint)
                .timeout(Duration.ofSeconds(20))
                .header("X-Amz-Target", "DynamoDB_20120810." + operation)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + accessKey + "/20260101/" + region
                                + "/dynamodb/aws4_request, SignedHeaders=host, Signature=00")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
    }

    Answer send(HttpRequest request) throws IOException {
        try {
            var response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response, JSON.readTree(response.body()));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    Answer call(String operation, String body) {
        try {
            return send(request(operation, body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws AssertionError it was refused */
    JsonNode ok(String operation, String body) {
        var answer = call(operation, body);
        if (!answer.outcome().equals("ok")) {
            throw new AssertionError(operation + " " + body + " -> " + answer.body());
        }
        return answer.body();
    }

    /** @param more further attributes, beginning with a comma */
    void put(String pk, String sk, String more) {
        ok("PutItem", "{'TableName': 'items', 'Item': {" + key(pk, sk) + more + "}}");
    }

    /** The item itself, missing if there is none. */
    JsonNode get(String pk, String sk) {
        return ok("GetItem", "{'TableName': 'items', 'ConsistentRead': true, 'Key': {" + key(pk, sk) + "}}")
                .path("Item");
    }

    static String key(String pk, String sk) {
        return "'pk': {'S': '" + pk + "'}, 'sk': {'S': '" + sk + "'}";
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
