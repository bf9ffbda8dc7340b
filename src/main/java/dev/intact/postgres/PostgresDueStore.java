package dev.intact.postgres;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.sweeper.Due;
import dev.intact.sweeper.Due.EndedSubscription;
import dev.intact.sweeper.Due.ExpiredInvitation;
import dev.intact.sweeper.Due.LapsedSlot;
import dev.intact.sweeper.DueStore;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.POSTGRESQL)
class PostgresDueStore implements DueStore {
    private static final String DUE = """
            (select 'team' as kind, id, null::uuid as invitation_id, lapses_at from team
                where lapses_at <= ? order by lapses_at limit ?)
            union all (select 'invitation', team_id, id, lapses_at from invitation
                where lapses_at <= ? order by lapses_at limit ?)
            union all (select 'slot', id, null, lapses_at from slot
                where lapses_at <= ? order by lapses_at limit ?)
            order by lapses_at limit ?""";

    /** Rows that another instance is just purging are passed over. */
    private static final String PURGE = """
            delete from request where ctid = any(array(
                select ctid from request
                where created_at < ? order by created_at limit ? for update skip locked))
            returning 1""";

    private final Sql sql;

    PostgresDueStore(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Due> due(Instant now, int limit) {
        return sql.query(DUE, PostgresDueStore::due, now, limit, now, limit, now, limit, limit);
    }

    @Override
    public int purgeRequests(Instant before, int limit) {
        return sql.query(PURGE, row -> row.getInt(1), before, limit).size();
    }

    private static Due due(ResultSet row) throws SQLException {
        var id = row.getObject("id", UUID.class);
        return switch (row.getString("kind")) {
            case "team" -> new EndedSubscription(id);
            case "invitation" -> new ExpiredInvitation(id, row.getObject("invitation_id", UUID.class));
            case "slot" -> new LapsedSlot(id);
            case String other -> throw new IllegalStateException("never selected: " + other);
        };
    }
}
