/** Users, known by an e-mail that is unique among the living. */
package dev.intact.users;
