/** Stock: how many pieces of a sku there are to sell; never less than none. */
package dev.intact.stock;
