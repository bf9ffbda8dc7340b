package dev.intact.stock;

import java.math.BigInteger;

/**
 * By how much stock changes, not yet checked.
 *
 * @param delta negative takes away
 */
public record AdjustmentRequest(BigInteger delta, String reason) {}
