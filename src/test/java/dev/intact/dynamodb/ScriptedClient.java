package dev.intact.dynamodb;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.IdempotentParameterMismatchException;
import software.amazon.awssdk.services.dynamodb.model.InternalServerErrorException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionInProgressException;

/** Answers transactions as a test says, one after the other; the last answer again and again. */
final class ScriptedClient implements DynamoDbClient {
    private final Deque<Supplier<SdkException>> script = new ArrayDeque<>();
    private final List<TransactWriteItemsRequest> sent = new ArrayList<>();
    private final List<PutItemRequest> puts = new ArrayList<>();
    private Map<String, AttributeValue> metAtPuts;

    /** What the answers are; null is that all was written. */
    @SafeVarargs
    static ScriptedClient answering(Supplier<SdkException>... answers) {
        var client = new ScriptedClient();
        for (var answer : answers) {
            client.script.add(answer);
        }
        return client;
    }

    List<TransactWriteItemsRequest> sent() {
        return sent;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
        sent.add(request);
        var failure = (script.size() > 1 ? script.poll() : script.peek()).get();
        if (failure != null) {
            throw failure;
        }
        return TransactWriteItemsResponse.builder().build();
    }

    /** What puts of single items are told; without a script they are done. */
    ScriptedClient meetingAtPuts(Map<String, AttributeValue> item) {
        metAtPuts = item;
        return this;
    }

    List<PutItemRequest> puts() {
        return puts;
    }

    @Override
    public PutItemResponse putItem(PutItemRequest request) {
        puts.add(request);
        if (metAtPuts != null) {
            throw ConditionalCheckFailedException.builder()
                    .item(metAtPuts)
                    .awsErrorDetails(details("ConditionalCheckFailedException"))
                    .statusCode(400)
                    .build();
        }
        return PutItemResponse.builder().build();
    }

    static SdkException written() {
        return null;
    }

    static Supplier<SdkException> cancelled(CancellationReason... reasons) {
        return () -> TransactionCanceledException.builder()
                .cancellationReasons(reasons)
                .awsErrorDetails(details("TransactionCanceledException"))
                .statusCode(400)
                .build();
    }

    static CancellationReason reason(String code) {
        return CancellationReason.builder().code(code).build();
    }

    static CancellationReason met(Map<String, AttributeValue> item) {
        return CancellationReason.builder()
                .code("ConditionalCheckFailed")
                .item(item)
                .build();
    }

    static SdkException timeOut() {
        return ApiCallTimeoutException.builder().message("planted").build();
    }

    static SdkException inProgress() {
        return TransactionInProgressException.builder()
                .awsErrorDetails(details("TransactionInProgressException"))
                .statusCode(400)
                .build();
    }

    static SdkException mismatch() {
        return IdempotentParameterMismatchException.builder()
                .awsErrorDetails(details("IdempotentParameterMismatchException"))
                .statusCode(400)
                .build();
    }

    static SdkException throttled() {
        return ProvisionedThroughputExceededException.builder()
                .awsErrorDetails(details("ProvisionedThroughputExceededException"))
                .statusCode(400)
                .build();
    }

    static SdkException brokenInside() {
        return InternalServerErrorException.builder()
                .awsErrorDetails(details("InternalServerError"))
                .statusCode(500)
                .build();
    }

    static Supplier<SdkException> error(String code) {
        return () -> DynamoDbException.builder()
                .awsErrorDetails(details(code))
                .statusCode(400)
                .build();
    }

    private static AwsErrorDetails details(String code) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage("planted").build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
