/** Orders with their items and payment: start reading at {@code OrderResource}. */
package dev.intact.orders;
