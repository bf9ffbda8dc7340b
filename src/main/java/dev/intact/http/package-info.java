/** What HTTP adds: problems (RFC 9457), idempotency keys, cursors, bodies. */
package dev.intact.http;
