package dev.intact.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Source of the codes: DynamoDB developer guide, "Error handling with DynamoDB", and API reference, "Common errors". */
class DynamoFailureTest {
    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource({
        "ConditionalCheckFailedException, 400, REFUSED",
        "TransactionConflictException, 400, CONTENDED",
        "ReplicatedWriteConflictException, 400, CONTENDED",
        "ProvisionedThroughputExceededException, 400, UNAVAILABLE",
        "RequestLimitExceeded, 400, UNAVAILABLE",
        "ThrottlingException, 400, UNAVAILABLE",
        "AccessDeniedException, 400, UNAVAILABLE",
        "ExpiredTokenException, 400, UNAVAILABLE",
        "UnrecognizedClientException, 400, UNAVAILABLE",
        "ResourceNotFoundException, 400, UNAVAILABLE",
        "TransactionInProgressException, 400, UNKNOWN",
        "InternalServerError, 500, UNKNOWN",
        "ServiceUnavailable, 503, UNKNOWN",
        "IdempotentParameterMismatchException, 400, DEFECT",
        "ValidationException, 400, DEFECT",
        "SerializationException, 400, DEFECT"
    })
    void says_what_may_be_done_now(String code, int status, DynamoFailure expected) {
        var failure = DynamoDbException.builder()
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .statusCode(status)
                .build();

        assertThat(DynamoFailure.of(failure)).isEqualTo(expected);
    }

    @Test
    void knows_nothing_when_no_answer_came() {
        assertThat(DynamoFailure.of(ApiCallAttemptTimeoutException.create(1))).isEqualTo(DynamoFailure.UNKNOWN);
        assertThat(DynamoFailure.of(SdkClientException.create("connection reset")))
                .isEqualTo(DynamoFailure.UNKNOWN);
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "None, NONE",
        "ConditionalCheckFailed, REFUSED",
        "TransactionConflict, CONTENDED",
        "ProvisionedThroughputExceeded, UNAVAILABLE",
        "ThrottlingError, UNAVAILABLE",
        "ItemCollectionSizeLimitExceeded, DEFECT",
        "ValidationError, DEFECT"
    })
    void says_what_an_action_of_a_cancelled_transaction_means(String code, DynamoFailure expected) {
        assertThat(DynamoFailure.ofReason(
                        CancellationReason.builder().code(code).build()))
                .isEqualTo(expected);
    }
}
