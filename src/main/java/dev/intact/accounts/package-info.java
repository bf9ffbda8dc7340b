/** The end of an account: the user, and with it all memberships and their seats, in one write. */
package dev.intact.accounts;
