\set n random(0, :choices - 1)
begin;
insert into request (caller, operation, key, fingerprint, made, status, location, body, created_at) values (:caller::text, 'recordRefund', uuidv7()::text, :fingerprint::text, uuidv7(), 201, null, null, now()) returning made as id, '00000000-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0') as order_id \gset
update orders set refunded = refunded + 1, status = case when refunded + 1 = paid then 'refunded' else 'partially_refunded' end, version = version + 1, updated_at = now() where id = :order_id::uuid and status in ('paid', 'partially_refunded') and refunded + 1 <= paid;
insert into refund (id, order_id, order_version, amount, currency, reason, reference, order_status, refunded, refundable, ledger_transaction_id, metadata, created_at) select :id::uuid, id, version, 1, currency, 'the mug was broken', null, status, refunded, paid - refunded, uuidv7(), 'null', now() from orders where id = :order_id::uuid returning ledger_transaction_id as booked, order_version \gset
insert into ledger_transaction (id, kind, order_id, refund_id, currency, created_at) values (:booked::uuid, 'refund', :order_id::uuid, :id::uuid, 'EUR', now());
insert into ledger_entry (transaction_id, position, account, amount) values (:booked::uuid, 1, 'order:' || :order_id::text, -1), (:booked::uuid, 2, 'cash:' || 'stripe', 1);
update ledger_balance set collected = collected - 1 where provider = 'stripe' and currency = 'EUR' and share = (:n::bigint % 16)::int;
insert into event (id, type, subject, subject_version, time, actor, data) values (uuidv7(), 'refund.recorded', :order_id::text, :order_version::bigint, now(), 'key:' || :caller::text, replace(replace(:data::text, :was::text, :id::text), :wasorder::text, :order_id::text));
commit;
