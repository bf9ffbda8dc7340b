-- Orders of 3 items, @COUNT more of them, each with its request and its event; @BODY is what was told of one whose id is @WAS.
set session_replication_role = replica;
create temporary table placed as
select uuidv7(make_interval(secs => n - @COUNT - 60)) as id, n from generate_series(1::bigint, @COUNT) n;
insert into orders (id, external_id, customer_id, status, currency, total, paid, refunded, provider, metadata, version, created_at, updated_at)
select id, null, 'customer-' || n % 10000, 'placed', 'EUR', 1350, 0, 0, null, 'null', 1, now(), now() from placed;
insert into order_item (order_id, line, sku, quantity, unit_amount, discount_amount, amount, take_stock, refunded_quantity, refunded_amount)
select id, line, 'sku-' || (n + (line - 1) * 7919) % 10000, 1, 450, 0, 450, true, 0, 0 from placed, generate_series(1, 3) line;
insert into event (id, type, subject, subject_version, time, actor, data)
select uuidv7(), 'order.placed', id::text, 1, now(), 'system', replace(@BODY, @WAS, id::text) from placed;
insert into request (caller, operation, key, fingerprint, made, status, location, body, created_at)
select 'benchmark', 'createOrderWithItems', id::text, 'none', id, 201, '/v1/orders/' || id, replace(@BODY, @WAS, id::text), now() from placed;
update stock set supplied = supplied + pieces
from (select 'sku-' || (n + (line - 1) * 7919) % 10000 as sku, count(*) as pieces from placed, generate_series(1, 3) line group by 1) held
where held.sku = stock.sku;
drop table placed;
set session_replication_role = origin;
