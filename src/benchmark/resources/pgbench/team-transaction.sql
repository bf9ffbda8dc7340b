\set i :i + 1
\set n :firstuser + :client_id + :i * :clients
begin;
with new as materialized (select uuidv7() as id) insert into request (caller, operation, key, fingerprint, made, status, location, body, created_at) select :caller::text, 'createTeamWithOwnerAndTrial', uuidv7()::text, :fingerprint::text, id, 201, '/v1/teams/' || id, replace(:body::text, :was::text, id::text), now() from new returning made as id, '00000001-0000-7000-8000-' || lpad(to_hex(:n::bigint), 12, '0') as owner \gset
select 1 from users where id = :owner::uuid and deleted_at is null for update;
update users set team_count = team_count + 1 where id = :owner::uuid and team_count < 30;
insert into team (id, name, slug, owner_ids, subscription_status, plan, trial_ends_at, period_ends_at, cancel_at_period_end, seat_limit, seats_used, member_count, pending_until, lapses_at, metadata, version, created_at, updated_at) values (:id::uuid, 'Tea and Company', 'tea-' || :id::text, array[:owner::uuid], 'trialing', 'team-trial', now() + interval '14 days', null, false, 10, 1, 1, '{}', now() + interval '14 days', 'null', 1, now(), now());
insert into trial (user_id, team_id) values (:owner::uuid, :id::uuid);
insert into membership (team_id, user_id, role, joined_at) values (:id::uuid, :owner::uuid, 'owner', now());
insert into event (id, type, subject, subject_version, time, actor, data) values (uuidv7(), 'team.created', :id::text, 1, now(), 'key:' || :caller::text, replace(:body::text, :was::text, :id::text)), (uuidv7(), 'member.added', :id::text, 1, now(), 'key:' || :caller::text, replace(:member::text, :was::text, :id::text)), (uuidv7(), 'subscription.trial_started', :id::text, 1, now(), 'key:' || :caller::text, replace(:trial::text, :was::text, :id::text));
commit;
