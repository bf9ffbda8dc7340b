/** The ledger: double entry, append-only, written by the workflows that move money. */
package dev.intact.ledger;
