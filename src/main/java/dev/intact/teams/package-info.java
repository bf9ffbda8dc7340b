/** Teams, which always have an owner and start with one trial. */
package dev.intact.teams;
