-- Rows as the workflows write them, so that the walk over the whole store finds nothing. @ORDERS and @SKUS are numbers.
set session_replication_role = replica;
insert into stock (sku, available, supplied, version, updated_at)
select 'sku-' || n, 1000000000000, 1000000000000, 1, now() from generate_series(0, @SKUS - 1) n;
insert into event (id, type, subject, subject_version, time, actor, data)
select uuidv7(), 'stock.set', 'sku-' || n, 1, now(), 'system', '{}' from generate_series(0, @SKUS - 1) n;
create temporary table paid as
select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid as id, n % 16 as share, uuidv7() as booked
from generate_series(0::bigint, @ORDERS - 1) n;
insert into orders (id, external_id, customer_id, status, currency, total, paid, refunded, provider, metadata, version, created_at, updated_at)
select id, null, 'customer-2', 'paid', 'EUR', 1000000000000, 1000000000000, 0, 'stripe', 'null', 1, now(), now() from paid;
insert into order_item (order_id, line, sku, quantity, unit_amount, discount_amount, amount, take_stock, refunded_quantity, refunded_amount)
select id, 1, 'sku-0', 1, 1000000000000, 0, 1000000000000, false, 0, 0 from paid;
insert into payment (id, order_id, amount, currency, provider, reference, order_status, created_at)
select uuidv7(), id, 1000000000000, 'EUR', 'stripe', 'pi_' || id, 'paid', now() from paid;
insert into ledger_transaction (id, kind, order_id, refund_id, currency, created_at)
select booked, 'payment', id, null, 'EUR', now() from paid;
insert into ledger_entry (transaction_id, position, account, amount)
select booked, position, account, amount from paid, lateral (values
    (1, 'order:' || id, 1000000000000), (2, 'cash:stripe', -1000000000000)) entry (position, account, amount);
insert into ledger_balance (provider, currency, share, collected)
select 'stripe', 'EUR', share, sum(1000000000000) from paid group by share;
insert into event (id, type, subject, subject_version, time, actor, data)
select uuidv7(), type, id::text, 1, now(), 'system', '{}' from paid, lateral (values ('order.placed'), ('order.paid')) told (type);
insert into request (caller, operation, key, fingerprint, made, status, location, body, created_at)
select 'benchmark', 'createOrderWithItems', id::text, 'none', id, 201, '/v1/orders/' || id, '{}', now() from paid;
drop table paid;
set session_replication_role = origin;
