\set first random(0, :choices - 1)
begin;
with new as materialized (select uuidv7() as id) insert into request (caller, operation, key, fingerprint, made, status, location, body, created_at) select :caller::text, 'createOrderWithItems', uuidv7()::text, :fingerprint::text, id, 201, '/v1/orders/' || id, replace(:body::text, :was::text, id::text), now() from new returning made as id \gset
insert into orders (id, external_id, customer_id, status, currency, total, paid, refunded, provider, metadata, version, created_at, updated_at) values (:id::uuid, null, 'customer-1', 'placed', 'EUR', :items::bigint * 450, 0, 0, null, 'null', 1, now(), now());
insert into order_item (order_id, line, sku, quantity, unit_amount, discount_amount, amount, take_stock, refunded_quantity, refunded_amount) select :id::uuid, line, 'sku-' || (:first::bigint + step) % :choices::bigint, 1, 450, 0, 450, true, 0, 0 from unnest(:steps::bigint[]) with ordinality wanted (step, line);
select 1 from stock where sku = any(array(select 'sku-' || (:first::bigint + step) % :choices::bigint from unnest(:steps::bigint[]) step)) order by sku for update;
update stock set available = stock.available - 1, version = version + 1, updated_at = now() from (select 'sku-' || (:first::bigint + step) % :choices::bigint as sku from unnest(:steps::bigint[]) step) wanted where stock.sku = wanted.sku and stock.available >= 1;
insert into event (id, type, subject, subject_version, time, actor, data) values (uuidv7(), 'order.placed', :id::text, 1, now(), 'key:' || :caller::text, replace(:body::text, :was::text, :id::text));
commit;
