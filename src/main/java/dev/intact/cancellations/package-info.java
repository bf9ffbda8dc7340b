/** Cancellations: an order ends, its money goes back, and its pieces are in stock again, all in one write. */
package dev.intact.cancellations;
