/** What happened, recorded in the write that made it happen, and told to whoever follows. */
package dev.intact.events;
