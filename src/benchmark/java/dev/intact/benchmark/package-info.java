/**
 * The benchmark: what it measures and how to read it is in {@code docs/benchmarks.md}. {@code Benchmark} runs the parts;
 * each part has a class, and hands its figures to {@code Report} and {@code Targets}. {@code Scene} is what they act upon,
 * {@code Contestant} and {@code Loads} are the arms.
 */
package dev.intact.benchmark;
