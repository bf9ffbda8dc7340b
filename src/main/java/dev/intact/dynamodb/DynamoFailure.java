package dev.intact.dynamodb;

import dev.intact.shared.Pauses;
import dev.intact.shared.StoreUnavailable.Reason;
import java.util.Comparator;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** What a failed request says about what it asked for. The only place that knows the names of errors. */
enum DynamoFailure {
    /** Of an action in a cancelled transaction: others are to blame. */
    NONE,
    /** A condition said no, and nothing was written. */
    REFUSED,
    /** Others were changing the same items. Nothing was done: it may be asked again. */
    CONTENDED,
    /** Nothing was done, because the service can't work for us now: again, but not for contention. */
    UNAVAILABLE,
    /** It may have been done: ask for the very same again, which is then done once, or found done. */
    UNKNOWN,
    /** Refused, and would be again. */
    DEFECT;

    private static final Set<String> CONTENDING =
            Set.of("TransactionConflictException", "ReplicatedWriteConflictException");

    private static final Set<String> THROTTLING = Set.of(
            "ProvisionedThroughputExceededException",
            "RequestLimitExceeded",
            "ThrottlingException",
            "LimitExceededException");

    /** The credentials do not do, for now. */
    private static final Set<String> ABOUT_CREDENTIALS = Set.of(
            "AccessDeniedException",
            "ExpiredTokenException",
            "IncompleteSignatureException",
            "InvalidSignatureException",
            "MissingAuthenticationTokenException",
            "UnrecognizedClientException");

    /** The table is not there any more; an operator can bring it back. */
    private static final String NO_TABLE = "ResourceNotFoundException";
    /** The request with our own token is still running. */
    private static final String IN_PROGRESS = "TransactionInProgressException";

    static boolean isAboutCredentials(SdkException failure) {
        return ABOUT_CREDENTIALS.contains(code(failure));
    }

    static DynamoFailure of(SdkException failure) {
        if (!(failure instanceof AwsServiceException refused)) {
            // No answer came: a time-out, or a connection that broke. The SDK has tried before, so it may have been
            // heard.
            return UNKNOWN;
        }
        var code = code(failure);
        if (code.equals("ConditionalCheckFailedException")) {
            return REFUSED;
        }
        if (CONTENDING.contains(code)) {
            return CONTENDED;
        }
        if (THROTTLING.contains(code) || ABOUT_CREDENTIALS.contains(code) || code.equals(NO_TABLE)) {
            return UNAVAILABLE;
        }
        return code.equals(IN_PROGRESS) || refused.statusCode() >= 500 ? UNKNOWN : DEFECT;
    }

    /** What one action of a cancelled transaction says. */
    static DynamoFailure ofReason(CancellationReason reason) {
        return switch (reason.code()) {
            case "None" -> NONE;
            case "ConditionalCheckFailed" -> REFUSED;
            case "TransactionConflict" -> CONTENDED;
            case "ValidationError", "ItemCollectionSizeLimitExceeded" -> DEFECT;
            // Throttled, in one way or another; it was cancelled, so it may be sent again.
            default -> UNAVAILABLE;
        };
    }

    /**
     * Waits before another attempt, if one may help.
     *
     * @throws dev.intact.shared.StoreUnavailable the deadline has passed
     */
    static void pause(Pauses pauses, SdkException failure) {
        pause(pauses, failure, Reason.CONTENTION);
    }

    /** @param ifContended what to tell at the deadline where others were in the way */
    static void pause(Pauses pauses, SdkException failure, Reason ifContended) {
        switch (failure instanceof TransactionCanceledException cancelled ? worst(cancelled) : of(failure)) {
            case CONTENDED -> pauses.again(ifContended, failure);
            case UNAVAILABLE -> pauses.again(Reason.NO_ANSWER, failure);
            case UNKNOWN -> pauses.settle(failure);
            case NONE, REFUSED, DEFECT -> throw new IllegalStateException(pauses.what(), failure);
        }
    }

    /** A refusal among the reasons is not one to the end, or nobody would wait. */
    private static DynamoFailure worst(TransactionCanceledException cancelled) {
        return cancelled.cancellationReasons().stream()
                .map(DynamoFailure::ofReason)
                .map(reason -> reason == NONE || reason == REFUSED ? CONTENDED : reason)
                .max(Comparator.naturalOrder())
                .orElse(UNAVAILABLE);
    }

    private static String code(SdkException failure) {
        return failure instanceof AwsServiceException refused && refused.awsErrorDetails() != null
                ? refused.awsErrorDetails().errorCode()
                : "";
    }
}
