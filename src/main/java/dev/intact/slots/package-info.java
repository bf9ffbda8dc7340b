/**
 * Slots of resources, which one host at a time reserves, checks in to and checks out of.
 *
 * <pre>
 *  open --reserve--> reserved --check in--> checked_in --check out--> open
 *   ^                 |  |                                             |
 *   +---- cancel -----+  +-- not checked in in time: open again -------+--- close, or the end: closed
 * </pre>
 */
package dev.intact.slots;
