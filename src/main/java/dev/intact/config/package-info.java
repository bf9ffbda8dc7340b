/** Settings, and the choice of the store. */
package dev.intact.config;
