-- The tables, drawn and explained in dev.intact.postgres.package-info and docs/data-in-postgres.md.

-- What is in stock is what was supplied, less what orders took and have not given back.
alter table stock
    alter column sku type text collate "C",
    add column supplied bigint not null default 0;
update stock set supplied = available;
update stock set supplied = available + held.pieces
from (select sku, sum(quantity) as pieces from order_item where take_stock group by sku) held
where held.sku = stock.sku;
alter table stock
    alter column supplied drop default,
    add check (supplied >= available);

-- Whether the pieces that a refund counts went back to stock.
alter table refund add column restock boolean not null default false;

-- Orders are listed by customer and by status.
create index orders_customer_id_idx on orders (customer_id, id);
create index orders_customer_id_status_idx on orders (customer_id, status, id);
create index orders_status_idx on orders (status, id);

-- What payments brought from a provider's account to those of orders, less what refunds took back. In parts, chosen by the
-- last digit of the order's id, so that no row is touched by every payment.
create table ledger_balance (
    provider  text    not null,
    currency  text    not null,
    share     int     not null check (share between 0 and 15),
    collected numeric not null check (collected >= 0),
    primary key (provider, currency, share)
) with (fillfactor = 50);

-- Nobody may book between the sum and the first part that is moved.
lock table ledger_transaction, ledger_entry in share mode;
insert into ledger_balance (provider, currency, share, collected)
select substr(account, 6), currency, ('x' || right(order_id::text, 1))::bit(4)::int, -sum(amount)
from ledger_entry join ledger_transaction on ledger_transaction.id = transaction_id
where account like 'cash:%'
group by 1, 2, 3;
