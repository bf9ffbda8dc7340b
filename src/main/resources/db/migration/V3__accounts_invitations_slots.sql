-- The tables, drawn and explained in dev.intact.postgres.package-info and docs/data-in-postgres.md.

-- lapses_at, here and below: when time alone changes the row next. The sweeper finds by it what is to be written down.

-- Owners and pending invitations lie in the team's one row, which every change of a team is guarded by.
alter table team
    add column owner_ids     uuid[]        not null default '{}',
    add column pending_until timestamptz[] not null default '{}',
    add column lapses_at     timestamptz;
update team
set owner_ids = array(
        select user_id from membership where team_id = id and role = 'owner' order by joined_at, user_id),
    lapses_at = case when subscription_status = 'trialing' then trial_ends_at end;
alter table team
    alter column owner_ids drop default,
    alter column pending_until drop default,
    drop column owner_count,
    add constraint team_has_owner check (cardinality(owner_ids) >= 1),
    add constraint team_has_owners_among_members check (member_count >= cardinality(owner_ids)),
    add constraint team_seats_are_its_own check (seats_used = member_count + cardinality(pending_until));
create index team_lapses_at_idx on team (lapses_at) where lapses_at is not null;
create index membership_joined_at_idx on membership (team_id, joined_at, user_id);

create table invitation (
    id              uuid        primary key,
    team_id         uuid        not null references team,
    email           text        not null,
    email_key       text        not null,
    role            text        not null check (role in ('owner', 'admin', 'member')),
    status          text        not null check (status in ('pending', 'accepted', 'revoked', 'expired')),
    expires_at      timestamptz not null,
    expires_in_days int         not null,
    token_hash      text        not null,
    lapses_at       timestamptz check ((lapses_at is not null) = (status = 'pending')),
    created_at      timestamptz not null
);
create index invitation_team_id_idx on invitation (team_id, id);
create unique index invitation_pending_key on invitation (team_id, email_key) where status = 'pending';
create index invitation_lapses_at_idx on invitation (lapses_at) where lapses_at is not null;

create extension if not exists btree_gist;
create table slot (
    id                 uuid        primary key,
    resource_id        text        not null collate "C",
    starts_at          timestamptz not null,
    ends_at            timestamptz not null,
    status             text        not null check (status in ('open', 'reserved', 'checked_in', 'closed')),
    reservation_id     uuid        check (reservation_id is not null or status in ('open', 'closed')),
    host_name          text,
    code_hash          text,
    check_in_opens_at  timestamptz,
    check_in_closes_at timestamptz,
    lapses_at          timestamptz check ((lapses_at is null) = (status = 'closed')),
    version            bigint      not null,
    created_at         timestamptz not null,
    updated_at         timestamptz not null,
    check (ends_at > starts_at),
    check ((reservation_id is null) = (check_in_closes_at is null)),
    constraint slot_overlap
        exclude using gist (resource_id with =, tstzrange(starts_at, ends_at) with &&) where (status <> 'closed')
);
create index slot_resource_id_idx on slot (resource_id, starts_at, id);
create index slot_lapses_at_idx on slot (lapses_at) where lapses_at is not null;

-- Old records of requests are purged.
create index request_created_at_idx on request (created_at);
