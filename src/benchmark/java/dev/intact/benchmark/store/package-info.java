/** The product's stores without HTTP: called in a loop, within the service. */
package dev.intact.benchmark.store;
