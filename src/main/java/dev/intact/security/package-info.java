/** Who may call: API keys, their scopes, and the secrets that they derive from. */
package dev.intact.security;
