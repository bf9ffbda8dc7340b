/**
 * The one place that knows SQL. Nobody imports it; its stores are found by their interfaces.
 *
 * <pre>
 *  request (caller, operation, key) -------------- made --> whatever the request made
 *
 *  orders (id) <--- order_item (order_id, line)        stock (sku)        ledger_balance (provider, currency, share)
 *    ^  ^  ^------- payment (order_id; provider+reference unique)
 *    |  |---------- refund (order_id; reference unique) <--- refund_line (refund_id, line)
 *    |                ^
 *    |                |
 *  ledger_transaction (order_id, refund_id?) <--- ledger_entry (transaction_id, position)
 *
 *  users (id; e-mail unique among the living) <--- membership (team_id, user_id) ---> team (id; slug unique)
 *        ^---------------------------------------- trial (user_id) ---------------------^
 *                                                  invitation (team_id; e-mail unique among the pending) ^
 *
 *  slot (id; no two of a resource overlap)
 *
 *  event (epoch, tx, seq)      feed (epoch)      api_key (id; hash unique)      setting (name)
 * </pre>
 *
 * <p>Numbers that guard a rule live in one row, which a conditional UPDATE changes: {@code orders.refunded}, {@code
 * stock.available}, {@code users.team_count}; owners and seats of a team lie in its one row, guarded by {@code
 * team.version}. Locks are taken in this order: request, teams, other aggregates, users, unique values, stock, balance. {@code docs/data-in-postgres.md} explains each table.
 */
package dev.intact.postgres;
