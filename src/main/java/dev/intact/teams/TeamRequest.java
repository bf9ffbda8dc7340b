package dev.intact.teams;

import java.math.BigInteger;
import java.util.Map;

/**
 * A team as it is asked for, not yet checked.
 *
 * @param slug null has one made from the name and the id
 * @param trialDays 1 to 90; null is 14
 */
public record TeamRequest(
        String ownerId, String name, String slug, BigInteger trialDays, Map<String, String> metadata) {}
