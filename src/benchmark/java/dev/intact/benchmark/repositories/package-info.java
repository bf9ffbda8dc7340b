/**
 * The same workflows as people write them: an entity and a repository for each table, and a service that calls them one
 * after the other. Written well: keys are given and not looked for, inserts are batched and ordered, rows are locked in
 * one order.
 */
package dev.intact.benchmark.repositories;
