package dev.intact.support.dynamodb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The client request tokens of transactions that are running, or were done within the last ten minutes. */
final class RequestTokens {
    private static final long REMEMBERED = Duration.ofMinutes(10).toNanos();
    private static final JsonMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    /** Only a digest of the request is kept: the SDK gives each transaction a token, and ten minutes see many. */
    private record Use(BigInteger request, boolean isDone, long at) {}

    /** What was done is in the order of its time. */
    private final Map<String, Use> uses = new LinkedHashMap<>();

    /** @return whether this very request was done before, so that nothing is left to do */
    boolean isDone(String token, JsonNode request, long now) {
        forgetUntil(now - REMEMBERED);
        var use = uses.get(token);
        if (use == null) {
            return false;
        }
        if (!use.request().equals(digest(request))) {
            throw WireError.of(
                    "IdempotentParameterMismatchException",
                    "The request uses the same client token as a previous, but non-identical request.");
        }
        if (!use.isDone()) {
            throw WireError.of(
                    "TransactionInProgressException", "Transaction is in progress for the same client token");
        }
        return true;
    }

    private void forgetUntil(long time) {
        var oldest = uses.values().iterator();
        while (oldest.hasNext()) {
            var use = oldest.next();
            if (!use.isDone() || use.at() - time >= 0) {
                return;
            }
            oldest.remove();
        }
    }

    void begin(String token, JsonNode request, long now) {
        uses.put(token, new Use(digest(request), false, now));
    }

    void end(String token, long now) {
        var begun = uses.remove(token);
        uses.put(token, new Use(begun.request(), true, now));
    }

    void forget(String token) {
        uses.remove(token);
    }

    /** The order of members makes no difference. */
    private static BigInteger digest(JsonNode request) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return new BigInteger(1, digest.digest(SORTED.writeValueAsBytes(request)));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
