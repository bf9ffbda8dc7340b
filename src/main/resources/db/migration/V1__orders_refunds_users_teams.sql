-- The tables, drawn and explained in dev.intact.postgres.package-info and docs/data-in-postgres.md.
-- Workflows guard every rule themselves; the constraints here are the second line of defence.

-- Refuses the write that it is part of unless a step touched as many rows as it must.
-- The step's number and what it saw come back with the error, so nothing is read again to explain the refusal.
create function expect(step int, wanted bigint, got bigint, facts json) returns void
    language plpgsql as
$$
begin
    if got is distinct from wanted then
        raise exception using errcode = 'WF001', message = step::text, detail = coalesce(facts::text, '{}');
    end if;
end
$$;

create table setting (
    name  text primary key,
    value text not null
);

create table request (
    caller      text        not null,
    operation   text        not null,
    key         text        not null,
    fingerprint text        not null,
    made        uuid        not null,
    status      int         not null,
    location    text,
    body        text,
    created_at  timestamptz not null,
    primary key (caller, operation, key)
);

create table orders (
    id          uuid        not null constraint orders_pkey primary key,
    external_id text        constraint orders_external_id_key unique,
    customer_id text        not null,
    status      text        not null check (status in ('placed', 'paid', 'partially_refunded', 'refunded', 'cancelled')),
    currency    text        not null,
    total       bigint      not null check (total between 0 and 9007199254740991),
    paid        bigint      not null check (paid in (0, total)),
    refunded    bigint      not null check (refunded between 0 and paid),
    provider    text,
    metadata    text        not null,
    version     bigint      not null,
    created_at  timestamptz not null,
    updated_at  timestamptz not null
) with (fillfactor = 85);

create table order_item (
    order_id          uuid    not null references orders,
    line              int     not null check (line between 1 and 50),
    sku               text    not null,
    quantity          int     not null check (quantity between 1 and 10000),
    unit_amount       bigint  not null check (unit_amount >= 0),
    discount_amount   bigint  not null check (discount_amount >= 0),
    amount            bigint  not null check (amount = quantity * unit_amount - discount_amount and amount >= 0),
    take_stock        boolean not null,
    refunded_quantity int     not null check (refunded_quantity between 0 and quantity),
    refunded_amount   bigint  not null check (refunded_amount between 0 and amount),
    primary key (order_id, line)
);

create table payment (
    id           uuid        primary key,
    order_id     uuid        not null constraint payment_order_id_key unique references orders,
    amount       bigint      not null check (amount >= 0),
    currency     text        not null,
    provider     text        not null,
    reference    text        not null,
    order_status text        not null,
    created_at   timestamptz not null,
    constraint payment_provider_reference_key unique (provider, reference)
);

create table refund (
    id                    uuid        primary key,
    order_id              uuid        not null references orders,
    order_version         bigint      not null,
    amount                bigint      not null check (amount >= 0),
    currency              text        not null,
    reason                text,
    reference             text        constraint refund_reference_key unique,
    order_status          text        not null,
    refunded              bigint      not null,
    refundable            bigint      not null,
    ledger_transaction_id uuid        not null,
    metadata              text        not null,
    created_at            timestamptz not null,
    constraint refund_order_version_key unique (order_id, order_version)
);

create table refund_line (
    refund_id uuid   not null references refund,
    line      int    not null,
    quantity  int    not null check (quantity > 0),
    amount    bigint not null check (amount >= 0),
    primary key (refund_id, line)
);

create table ledger_transaction (
    id         uuid        primary key,
    kind       text        not null check (kind in ('payment', 'refund')),
    order_id   uuid        not null references orders,
    refund_id  uuid        constraint ledger_transaction_refund_id_key unique references refund,
    currency   text        not null,
    created_at timestamptz not null
);
create index ledger_transaction_order_id_idx on ledger_transaction (order_id, id);

create table ledger_entry (
    transaction_id uuid   not null references ledger_transaction,
    position       int    not null,
    account        text   not null,
    amount         bigint not null,
    primary key (transaction_id, position)
);

create function refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger append_only before update or delete or truncate on ledger_transaction execute function refuse_change();
create trigger append_only before update or delete or truncate on ledger_entry execute function refuse_change();
create trigger append_only before update or delete or truncate on refund execute function refuse_change();
create trigger append_only before update or delete or truncate on refund_line execute function refuse_change();

create table stock (
    sku        text        not null constraint stock_pkey primary key,
    available  bigint      not null check (available >= 0),
    version    bigint      not null,
    updated_at timestamptz not null
) with (fillfactor = 85);

create table users (
    id         uuid        primary key,
    email      text        not null,
    email_key  text        not null,
    name       text        not null,
    bio        text,
    avatar_url text,
    metadata   text        not null,
    team_count int         not null check (team_count between 0 and 30),
    version    bigint      not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz
);
create unique index users_email_key on users (email_key) where deleted_at is null;

create table team (
    id                   uuid        primary key,
    name                 text        not null,
    slug                 text        not null constraint team_slug_key unique,
    subscription_status  text        not null check (subscription_status in ('trialing', 'active', 'expired', 'cancelled')),
    plan                 text        not null,
    trial_ends_at        timestamptz,
    period_ends_at       timestamptz,
    cancel_at_period_end boolean     not null,
    seat_limit           int         not null,
    seats_used           int         not null check (seats_used between member_count and seat_limit),
    member_count         int         not null check (member_count >= owner_count),
    owner_count          int         not null check (owner_count >= 1),
    metadata             text        not null,
    version              bigint      not null,
    created_at           timestamptz not null,
    updated_at           timestamptz not null
);

create table membership (
    team_id   uuid        not null references team,
    user_id   uuid        not null references users,
    role      text        not null check (role in ('owner', 'admin', 'member')),
    joined_at timestamptz not null,
    primary key (team_id, user_id)
);
create index membership_user_id_idx on membership (user_id, team_id);

create table trial (
    user_id uuid constraint trial_pkey primary key references users,
    team_id uuid not null references team
);

create table api_key (
    id         uuid        primary key,
    name       text        not null,
    scopes     text[]      not null,
    hash       text        not null constraint api_key_hash_key unique,
    created_at timestamptz not null,
    revoked_at timestamptz
);

-- The feed's order is (epoch, tx, seq). Transaction ids start anew where a dump is restored into a new cluster, or an
-- older state of this one is brought back: the epoch then rises, so that what is written afterwards comes last.
create table feed (
    only_row boolean primary key default true check (only_row),
    epoch    int     not null,
    cluster  text
);
insert into feed (epoch) values (1);

create function feed_epoch() returns int
    language sql stable as
'select epoch from feed';

create table event (
    epoch           int         not null default feed_epoch(),
    tx              xid8        not null default pg_current_xact_id(),
    seq             bigint      not null generated always as identity,
    id              uuid        not null,
    type            text        not null,
    subject         text        not null,
    subject_version bigint      not null,
    time            timestamptz not null,
    actor           text        not null,
    data            text        not null,
    primary key (epoch, tx, seq),
    constraint event_subject_version_key unique (subject, subject_version, type)
);
