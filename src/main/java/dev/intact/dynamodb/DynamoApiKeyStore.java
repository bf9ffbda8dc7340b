package dev.intact.dynamodb;

import dev.intact.config.Backend;
import dev.intact.config.StoredIn;
import dev.intact.dynamodb.Lists.Source;
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
@StoredIn(Backend.DYNAMODB)
class DynamoApiKeyStore implements ApiKeyStore {
    /** The answer shows the key, so it is not kept but computed again. */
    private static final Answer COMPUTED_AGAIN = new Answer(201, null, null);

    private static final String MASTER_SECRET = "secret";

    private final Table table;
    private final Lists lists;

    DynamoApiKeyStore(Table table, Lists lists) {
        this.table = table;
        this.lists = lists;
    }

    @Override
    public CreateApiKeyResult createApiKey(NewApiKey newApiKey) {
        var apiKey = newApiKey.apiKey();
        var write = table.<CreateApiKeyResult>write("createApiKey");
        write.claim(
                newApiKey.call(),
                apiKey.id(),
                COMPUTED_AGAIN,
                kept -> new CreateApiKeyResult.Replayed(made(kept.made())),
                CreateApiKeyResult.KeyReused::new);
        write.put(ApiKeyItems.item(newApiKey));
        write.put(ApiKeyItems.hash(newApiKey));
        write.record(newApiKey.events());
        return write.commit(new CreateApiKeyResult.Created(apiKey));
    }

    @Override
    public RevokeApiKeyResult revokeApiKey(Call call, UUID id, Event revoked) {
        var write = table.<RevokeApiKeyResult>write("revokeApiKey");
        // The mark is the event's id: the key's own id would be the same for two calls.
        write.claim(
                call,
                revoked.id(),
                Answer.deleted(),
                kept -> new RevokeApiKeyResult.Replayed(kept.answer()),
                RevokeApiKeyResult.KeyReused::new);
        write.change(
                new Change(Keys.apiKey(id))
                        .set(ApiKeyItems.REVOKED_AT, call.at())
                        .remove(Lists.ALL.list())
                        .remove(Lists.POSITION)
                        .when(Condition.lacks(ApiKeyItems.REVOKED_AT)),
                met -> new ApiKeyNotFound());
        write.record(List.of(revoked));
        return write.commit(new Revoked());
    }

    @Override
    public Page<ApiKey> list(Page.Request page) {
        return lists.page(Source.ofIds(Lists.ALL, Keys.allApiKeys(), Keys::apiKey, DynamoApiKeyStore::valid), page);
    }

    @Override
    public Optional<ApiKey> findByHash(String hash) {
        return table.get(Keys.apiKeyHash(hash))
                .flatMap(found -> table.get(Keys.apiKey(found.get(ApiKeyItems.ID))))
                .flatMap(DynamoApiKeyStore::valid);
    }

    @Override
    public String secretOr(String proposal) {
        return table.putNew(ApiKeyItems.setting(MASTER_SECRET, proposal))
                .map(stored -> stored.get(ApiKeyItems.VALUE))
                .orElse(proposal);
    }

    private static Optional<ApiKey> valid(Item item) {
        return Optional.of(item).filter(ApiKeyItems::isValid).map(ApiKeyItems::apiKey);
    }

    /** Also a key revoked since: what was answered first is answered again. */
    private ApiKey made(UUID id) {
        return table.get(Keys.apiKey(id)).map(ApiKeyItems::apiKey).orElseThrow();
    }
}
