/** What every feature speaks: calls and their answers, checks of input, JSON, ids and money. */
package dev.intact.shared;
