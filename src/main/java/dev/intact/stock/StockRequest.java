package dev.intact.stock;

import java.math.BigInteger;

/** How many pieces there are, not yet checked. */
public record StockRequest(BigInteger available) {}
