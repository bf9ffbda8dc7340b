-- Refuses the write that it is part of. It is only called by a step that touched another number of rows than it must.
-- The step's number and what it saw come back with the error, so nothing is read again to explain the refusal.
drop function expect;
create function refuse(step int, facts json) returns void
    language plpgsql as
$$
begin
    raise exception using errcode = 'WF001', message = step::text, detail = coalesce(facts::text, '{}');
end
$$;
