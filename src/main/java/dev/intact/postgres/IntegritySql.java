package dev.intact.postgres;

import dev.intact.integrity.Operations;
import dev.intact.integrity.Rule;
import dev.intact.shared.Kept;

/** For each rule, the query for what breaks it: (subject, detail). */
final class IntegritySql {
    private IntegritySql() {}

    static final String COUNTS = """
            select (select count(*) from orders), (select count(*) from refund),
                (select count(*) from ledger_transaction), (select count(*) from team),
                (select count(*) from users where deleted_at is null), (select count(*) from slot),
                (select count(*) from event),
                (select count(*) from request)""";

    private static final String MAKES = "operation in ('" + String.join("', '", Operations.MAKING) + "')";

    static String breachesOf(Rule rule) {
        return switch (rule) {
            case STORED_READABLE -> """
                    with text (id, text) as (
                        select id, metadata from orders union all select id, metadata from refund
                        union all select id, metadata from users union all select id, metadata from team
                        union all select id, data from event)
                    select id::text, left(text, 40) from text where text <> 'null' and left(text, 1) not in ('{', '"')""";
            case ORDER_HAS_ITEMS -> """
                    select o.id::text, count(i.line) || ' items'
                    from orders o left join order_item i on i.order_id = o.id group by o.id
                    having count(i.line) not between 1 and 50 or min(i.line) <> 1 or max(i.line) <> count(i.line)""";
            case ORDER_TOTAL_IS_ITS_ITEMS -> """
                    select o.id::text, 'total ' || total || ', items ' || sum(i.amount)
                    from orders o join order_item i on i.order_id = o.id group by o.id
                    having total <> sum(i.amount) or bool_or(i.amount <> quantity::numeric * unit_amount - discount_amount)""";
            case ORDER_STATUS_FITS_MONEY -> """
                    select id::text, status || ', total ' || total || ', paid ' || paid || ', refunded ' || refunded
                    from orders
                    where not case status
                        when 'placed' then total > 0 and paid = 0 and refunded = 0
                        when 'paid' then paid = total and refunded = 0
                        when 'partially_refunded' then paid = total and refunded < paid
                        when 'refunded' then paid = total and refunded = paid and paid > 0
                        when 'cancelled' then refunded = paid
                        else false end""";
            case ORDER_PAID_IS_ITS_PAYMENTS -> """
                    select o.id::text, 'paid ' || paid || ', payments ' || coalesce(sum(p.amount), 0)
                    from orders o left join payment p on p.order_id = o.id group by o.id
                    having paid <> coalesce(sum(p.amount), 0)
                        or bool_or(p.currency <> o.currency) or bool_or(p.provider is distinct from o.provider)""";
            case ORDER_REFUNDED_IS_ITS_REFUNDS -> """
                    select o.id::text, 'refunded ' || o.refunded || ', refunds ' || coalesce(sum(r.amount), 0)
                    from orders o left join refund r on r.order_id = o.id group by o.id
                    having o.refunded <> coalesce(sum(r.amount), 0) or o.refunded > o.paid
                        or bool_or(r.currency <> o.currency)""";
            case LINE_REFUNDED_IS_ITS_REFUNDS -> """
                    with unit as (select order_id, l.line, sum(quantity) as quantity, sum(l.amount) as amount
                        from refund r join refund_line l on l.refund_id = r.id group by order_id, l.line)
                    select order_id || '/' || line, 'refunded ' || i.refunded_quantity || ', refunds ' || unit.quantity
                    from order_item i full join unit using (order_id, line)
                    where i.refunded_quantity is distinct from coalesce(unit.quantity, 0)
                        or i.refunded_amount is distinct from coalesce(unit.amount, 0)
                        or i.refunded_quantity > i.quantity""";
            case REFUND_TELLS_RUNNING_TOTAL -> """
                    select id::text, 'refunded ' || refunded || ', refunds so far ' || so_far
                    from (select r.*, o.paid, sum(r.amount) over (partition by order_id order by order_version) as so_far
                        from refund r join orders o on o.id = r.order_id) told
                    where refunded <> so_far or refunded + refundable <> paid
                        or (refundable > 0) <> (order_status = 'partially_refunded')""";
            case LEDGER_BALANCED -> """
                    select t.id::text, count(e.*) || ' entries that sum to ' || coalesce(sum(amount), 0)
                    from ledger_transaction t left join ledger_entry e on e.transaction_id = t.id group by t.id
                    having count(e.*) < 2 or sum(amount) <> 0""";
            case LEDGER_BOOKS_EACH_PAYMENT -> """
                    select coalesce(p.id, t.id)::text, 'payment ' || coalesce(p.amount, 0)
                    from payment p full join (select * from ledger_transaction where kind = 'payment') t
                        on t.order_id = p.order_id
                    where p.id is null or t.currency is distinct from p.currency or not exists (
                        select from ledger_entry e join ledger_entry c using (transaction_id)
                        where e.transaction_id = t.id and e.account = 'order:' || p.order_id and e.amount = p.amount
                            and c.account = 'cash:' || p.provider and c.amount = -p.amount)""";
            case LEDGER_BOOKS_EACH_REFUND -> """
                    select coalesce(r.id, t.id)::text, 'refund ' || coalesce(r.amount, 0)
                    from (select refund.*, provider from refund join orders on orders.id = order_id) r
                        full join (select * from ledger_transaction where kind = 'refund') t
                        on t.id = r.ledger_transaction_id and t.refund_id = r.id and t.order_id = r.order_id
                    where r.id is null or t.currency is distinct from r.currency or not exists (
                        select from ledger_entry e join ledger_entry c using (transaction_id)
                        where e.transaction_id = t.id and e.account = 'order:' || r.order_id and e.amount = -r.amount
                            and c.account = 'cash:' || r.provider and c.amount = r.amount)""";
            case LEDGER_EQUALS_ORDER -> """
                    with booked as (select account, sum(amount) as amount from ledger_entry
                        where account like 'order:%' group by account)
                    select coalesce(o.id::text, account), 'ledger ' || coalesce(amount, 0)
                    from orders o full join booked on account = 'order:' || o.id
                    where o.id is null or paid - refunded <> coalesce(amount, 0)""";
            case BALANCE_IS_ITS_LEDGER -> """
                    with booked as (
                        select substr(account, 6) as provider, currency, -sum(amount) as collected,
                            ('x' || right(order_id::text, 1))::bit(4)::int as share
                        from ledger_entry join ledger_transaction on ledger_transaction.id = transaction_id
                        where account like 'cash:%' group by 1, 2, 4)
                    select 'cash:' || provider || ' ' || currency || ' ' || share,
                        'kept ' || coalesce(kept.collected, 0) || ', ledger ' || coalesce(booked.collected, 0)
                    from ledger_balance kept full join booked using (provider, currency, share)
                    where kept.collected is distinct from booked.collected""";
            case STOCK_IS_WHAT_IS_LEFT -> """
                    with back as (
                        select order_id, line, sum(quantity) as pieces
                        from refund join refund_line on refund_id = refund.id where restock group by order_id, line),
                    held as (
                        select sku, sum(case when status = 'cancelled' then refunded_quantity else quantity end
                            - coalesce(pieces, 0)) as pieces
                        from order_item join orders on orders.id = order_id left join back using (order_id, line)
                        where take_stock group by sku)
                    select sku, 'supplied ' || coalesce(supplied, 0) || ', held by orders ' || coalesce(pieces, 0)
                        || ', available ' || coalesce(available, 0)
                    from stock full join held using (sku)
                    where available is null or available <> supplied - coalesce(pieces, 0)""";
            case STOCK_NOT_NEGATIVE -> "select sku, available::text from stock where available < 0";
            case UNIQUE_VALUE_HELD -> """
                    with held (kind, value, id) as (
                        select 'external id', external_id, id from orders where external_id is not null
                        union all select 'payment', provider || ' ' || reference, order_id from payment
                        union all select 'refund', reference, id from refund where reference is not null
                        union all select 'slug', slug, id from team
                        union all select 'API key', hash, id from api_key)
                    select min(id::text), kind || ' of ' || count(*)
                    from held group by kind, value having count(*) > 1""";
            case USER_EMAIL_UNIQUE -> """
                    select email_key, string_agg(id::text, ', ' order by id)
                    from users where deleted_at is null group by email_key having count(*) > 1""";
            case USER_TEAM_COUNT -> """
                    select u.id::text, 'counts ' || team_count || ', memberships ' || count(m.team_id)
                    from users u left join membership m on m.user_id = u.id group by u.id
                    having team_count <> count(m.team_id)""";
            case TEAM_HAS_OWNER -> """
                    with owners as (select team_id, array_agg(user_id order by user_id) as ids
                        from membership where role = 'owner' group by team_id)
                    select id::text, 'names ' || cardinality(owner_ids) || ', owners ' || coalesce(cardinality(ids), 0)
                    from team left join owners on team_id = id
                    where cardinality(owner_ids) < 1
                        or array(select unnest(owner_ids) as owner order by owner) is distinct from ids""";
            case TEAM_COUNTS -> """
                    with held as (select id, until, count(*) as seats from team, unnest(pending_until) until group by 1, 2),
                    pending as (select team_id as id, expires_at as until, count(*) as seats
                        from invitation where status = 'pending' group by 1, 2)
                    select t.id::text, 'counts ' || member_count || ' in ' || seats_used || ' of ' || seat_limit
                        || ' seats, members ' || count(m.user_id)
                    from team t left join membership m on m.team_id = t.id group by t.id
                    having member_count <> count(m.user_id) or seats_used <> member_count + cardinality(pending_until)
                        or seats_used > seat_limit
                    union all
                    select id::text, coalesce(held.seats, 0) || ' seats until ' || until || ' of '
                        || coalesce(pending.seats, 0) || ' invitations'
                    from held full join pending using (id, until) join team using (id)
                    where coalesce(held.seats, 0) > coalesce(pending.seats, 0)
                        or (until > updated_at and held.seats is distinct from pending.seats)""";
            case TEAM_HAS_SUBSCRIPTION -> """
                    select id::text, subscription_status || ', plan ' || plan
                    from team
                    where (plan = 'team-trial') <> (period_ends_at is null)
                        or (plan = 'team-trial' and trial_ends_at is null)
                        or (subscription_status in ('trialing', 'expired') and plan <> 'team-trial')
                        or (subscription_status = 'active' and plan = 'team-trial')""";
            case TEAM_TRIAL_MARKED -> """
                    select t.id::text, 'no mark'
                    from team t where trial_ends_at is not null
                        and not exists (select from trial where team_id = t.id)""";
            case MEMBER_EXISTS -> """
                    select m.team_id || '/' || m.user_id, 'no such user'
                    from membership m
                    where not exists (select from users where id = m.user_id and deleted_at is null)""";
            case INVITATION_OF_TEAM -> """
                    select min(id::text), count(*) || ' of one address in one team'
                    from invitation where status = 'pending' group by team_id, email_key having count(*) > 1
                    union all
                    select id::text, 'no such team' from invitation
                    where not exists (select from team where team.id = team_id)""";
            case SLOT_OVERLAP -> """
                    select id::text, 'ends ' || ends_at || ', the next one starts ' || next
                    from (select id, ends_at, lead(starts_at) over (partition by resource_id order by starts_at) as next
                        from slot where status <> 'closed') told
                    where next < ends_at""";
            case SLOT_HELD_BY_RESERVATION -> """
                    select id::text, status || ', reservation ' || coalesce(reservation_id::text, 'none')
                    from slot
                    where (status in ('reserved', 'checked_in') and reservation_id is null)
                        or num_nulls(reservation_id, host_name, code_hash, check_in_opens_at, check_in_closes_at)
                            not in (0, 5)""";
            case DUE_WHEN_IT_LAPSES -> """
                    with due (id, kept, must) as (
                        select id, lapses_at, case when subscription_status = 'trialing' then trial_ends_at
                            when subscription_status = 'active' and cancel_at_period_end then period_ends_at end
                        from team
                        union all select id, lapses_at, case when status = 'pending' then expires_at end from invitation
                        union all select id, lapses_at, case when status = 'reserved' then check_in_closes_at
                            when status <> 'closed' then ends_at end from slot)
                    select id::text, 'due ' || coalesce(kept::text, 'never') || ', lapses ' || coalesce(must::text, 'never')
                    from due where kept is distinct from must""";
            case EVENT_FOR_EACH_VERSION -> """
                    with resource (subject, version) as (
                        select id::text, version from orders union all select id::text, version from users
                        union all select id::text, version from team union all select id::text, version from slot
                        union all select id::text, case when revoked_at is null then 1 else 2 end from api_key),
                    told as (select subject, count(distinct subject_version) as versions, min(subject_version) as oldest,
                        max(subject_version) as newest from event where type not like 'stock.%' group by subject),
                    told_of_stock as (select subject as sku, min(subject_version) as oldest,
                        max(subject_version) as newest from event where type like 'stock.%' group by subject)
                    select sku, 'version ' || coalesce(version, 0) || ', events up to ' || coalesce(newest, 0)
                    from stock full join told_of_stock using (sku)
                    where version is null or oldest is distinct from 1 or newest > version
                    union all select subject, 'version ' || coalesce(version, 0) || ', events up to ' || coalesce(newest, 0)
                    from resource full join told using (subject)
                    where version is distinct from newest or versions is distinct from newest or oldest <> 1""";
            case REQUEST_HAS_RESULT -> """
                    select operation || ' ' || key, 'made ' || made
                    from request
                    where %1$s and not case operation
                        when 'createOrderWithItems' then exists (select from orders where id = made)
                        when 'recordRefund' then exists (select from refund where id = made)
                        when 'registerUser' then exists (select from users where id = made)
                        when 'createTeamWithOwnerAndTrial' then exists (select from team where id = made)
                        when 'createApiKey' then exists (select from api_key where id = made)
                        when 'inviteMember' then exists (select from invitation where id = made)
                        when 'createSlot' then exists (select from slot where id = made)
                        end
                    union all
                    select operation || ' ' || key, 'told by ' || made
                    from request left join event on event.id = made
                    where not %1$s and event.id is null""".formatted(MAKES);
            case RESULT_HAS_REQUEST -> """
                    with result (id) as (
                        select id from orders where created_at > %1$s
                        union all select id from refund where created_at > %1$s and order_status <> 'cancelled'
                        union all select event.id from refund join event on subject = order_id::text
                            and type = 'order.cancelled' where created_at > %1$s and order_status = 'cancelled'
                        union all select id from users where created_at > %1$s
                        union all select id from team where created_at > %1$s
                        union all select id from invitation where created_at > %1$s
                        union all select id from slot where created_at > %1$s
                        union all select id from api_key where created_at > %1$s)
                    select id::text, 'no request' from result where not exists (select from request where made = id)""".formatted("now() - interval '%d days'".formatted(Kept.TIME.toDays() - 1));
        };
    }
}
