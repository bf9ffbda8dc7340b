-- Users who have had no trial, from @FIRST on, @COUNT of them. They registered so long ago that nobody keeps the request.
insert into users (id, email, email_key, name, bio, avatar_url, metadata, team_count, version, created_at, updated_at, deleted_at)
select ('00000001-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'user-' || n || '@example.org',
    'user-' || n || '@example.org', 'User', null, null, 'null', 0, 1, now() - interval '30 days', now() - interval '30 days', null
from generate_series(@FIRST::bigint, @FIRST + @COUNT - 1) n;
insert into event (id, type, subject, subject_version, time, actor, data)
select uuidv7(), 'user.registered', '00000001-0000-7000-8000-' || lpad(to_hex(n), 12, '0'), 1, now(), 'system', '{}'
from generate_series(@FIRST::bigint, @FIRST + @COUNT - 1) n;
