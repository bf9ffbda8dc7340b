/** Refunds: never more than was paid, never a unit twice. */
package dev.intact.refunds;
