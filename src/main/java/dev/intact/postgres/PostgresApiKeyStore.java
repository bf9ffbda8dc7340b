package dev.intact.postgres;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.events.Event;
import dev.intact.security.ApiKey;
import dev.intact.security.ApiKeyStore;
import dev.intact.security.CreateApiKeyResult;
import dev.intact.security.NewApiKey;
import dev.intact.security.RevokeApiKeyResult;
import dev.intact.security.RevokeApiKeyResult.ApiKeyNotFound;
import dev.intact.security.RevokeApiKeyResult.Revoked;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
@StoredIn(Backend.POSTGRESQL)
class PostgresApiKeyStore implements ApiKeyStore {
    /** The answer shows the key, so it is not kept but computed again. */
    private static final Answer COMPUTED_AGAIN = new Answer(201, null, null);

    private static final String MASTER_SECRET = "secret";

    private final Sql sql;
    private final Reads reads;

    PostgresApiKeyStore(Sql sql, Reads reads) {
        this.sql = sql;
        this.reads = reads;
    }

    @Override
    public CreateApiKeyResult createApiKey(NewApiKey newApiKey) {
        var apiKey = newApiKey.apiKey();
        var write = sql.<CreateApiKeyResult>write("createApiKey");
        write.claim(
                newApiKey.call(),
                apiKey.id(),
                COMPUTED_AGAIN,
                kept -> new CreateApiKeyResult.Replayed(made(kept.made())),
                CreateApiKeyResult.KeyReused::new);
        write.run(
                "insert into api_key (id, name, scopes, hash, created_at) values (?, ?, ?, ?, ?)",
                apiKey.id(),
                apiKey.name(),
                apiKey.scopes().toArray(String[]::new),
                newApiKey.hash(),
                apiKey.createdAt());
        write.record(newApiKey.events());
        return write.commit(new CreateApiKeyResult.Created(apiKey));
    }

    @Override
    public RevokeApiKeyResult revokeApiKey(Call call, UUID id, Event revoked) {
        var write = sql.<RevokeApiKeyResult>write("revokeApiKey");
        // The mark is the event's id: the key's own id would be the same for two calls.
        write.claim(
                call,
                revoked.id(),
                Answer.deleted(),
                kept -> new RevokeApiKeyResult.Replayed(kept.answer()),
                RevokeApiKeyResult.KeyReused::new);
        write.guard(
                1,
                "update api_key set revoked_at = ? where id = ? and revoked_at is null",
                facts -> new ApiKeyNotFound(),
                call.at(),
                id);
        write.record(List.of(revoked));
        return write.commit(new Revoked());
    }

    @Override
    public Page<ApiKey> list(Page.Request page) {
        return reads.<ApiKeyRow, ApiKey>page(
                "api keys",
                page,
                below -> ApiKeyRow.find("id < ?1 and revokedAt is null order by id desc", below),
                ApiKeyRow::apiKey,
                ApiKey::id);
    }

    @Override
    public Optional<ApiKey> findByHash(String hash) {
        return reads.read("api key", () -> ApiKeyRow.<ApiKeyRow>find("hash = ?1 and revokedAt is null", hash)
                .firstResultOptional()
                .map(ApiKeyRow::apiKey));
    }

    @Override
    public String secretOr(String proposal) {
        sql.query(
                "insert into setting (name, value) values (?, ?) on conflict do nothing returning name",
                row -> row.getString(1),
                MASTER_SECRET,
                proposal);
        return sql.query("select value from setting where name = ?", row -> row.getString(1), MASTER_SECRET)
                .getFirst();
    }

    /** Also a key revoked since: what was answered first is answered again. */
    private ApiKey made(UUID id) {
        return reads.read("api key", () -> ApiKeyRow.<ApiKeyRow>findById(id).apiKey());
    }
}
