/** The rules that stored data can break, and the walk that looks for breaches. */
package dev.intact.integrity;
