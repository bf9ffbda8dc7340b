package dev.intact.cancellations;

/**
 * A cancellation as it is asked for, not yet checked.
 *
 * @param refund {@code full} gives back whatever there is to give back; without it, only an order without money is cancelled
 */
public record CancellationRequest(String reason, String refund) {}
