package dev.intact.security;

import static dev.intact.support.TestCalls.askingForMore;
import static dev.intact.support.TestCalls.call;
import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.events.Event;
import dev.intact.security.RevokeApiKeyResult.ApiKeyNotFound;
import dev.intact.security.RevokeApiKeyResult.Revoked;
import dev.intact.shared.Call;
import dev.intact.shared.Ids;
import dev.intact.shared.Page;
import dev.intact.shared.Secrets;
import dev.intact.support.Race;
import dev.intact.support.StoreContract;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link ApiKeyStore} must do. */
public abstract class ApiKeyStoreContract extends StoreContract {
    private NewApiKey aKey(Call call) {
        var key = new ApiKey(Ids.next(), "shop", List.of("orders:read", "orders:write"), call.at());
        var created = Event.of("api_key.created", key.id(), 1, call.at(), call, key);
        return new NewApiKey(call, key, Secrets.sha256(UUID.randomUUID().toString()), List.of(created));
    }

    private RevokeApiKeyResult revoke(Call call, UUID id) {
        return stores().apiKeys().revokeApiKey(call, id, Event.of("api_key.revoked", id, 2, call.at(), call, id));
    }

    @Test
    void finds_a_key_by_the_hash_of_what_is_presented() {
        var key = aKey(call("createApiKey"));
        stores().apiKeys().createApiKey(key);

        assertThat(stores().apiKeys().findByHash(key.hash())).contains(key.apiKey());
        assertThat(stores().apiKeys().findByHash(Secrets.sha256("another"))).isEmpty();
        assertThat(eventTypesAbout(key.apiKey().id())).containsExactly("api_key.created");
    }

    @Test
    void tells_the_first_key_again_to_the_same_request() {
        var call = call("createApiKey");
        var first = aKey(call);
        stores().apiKeys().createApiKey(first);

        assertThat(writingNothing(() -> stores().apiKeys().createApiKey(aKey(call))))
                .isEqualTo(new CreateApiKeyResult.Replayed(first.apiKey()));
        assertThat(writingNothing(() -> stores().apiKeys().createApiKey(aKey(askingForMore(call)))))
                .isEqualTo(new CreateApiKeyResult.KeyReused());
    }

    @Test
    void finds_a_revoked_key_no_more() {
        var key = aKey(call("createApiKey"));
        stores().apiKeys().createApiKey(key);
        var call = call("revokeApiKey");

        assertThat(revoke(call, key.apiKey().id())).isEqualTo(new Revoked());

        assertThat(stores().apiKeys().findByHash(key.hash())).isEmpty();
        assertThat(stores().apiKeys()
                        .list(new Page.Request(Page.Request.START, 100))
                        .items())
                .doesNotContain(key.apiKey());
        assertThat(eventTypesAbout(key.apiKey().id())).containsExactly("api_key.created", "api_key.revoked");
        assertThat(writingNothing(() -> revoke(call, key.apiKey().id())))
                .isInstanceOf(RevokeApiKeyResult.Replayed.class);
    }

    @Test
    void revokes_a_key_once() {
        var key = aKey(call("createApiKey"));
        stores().apiKeys().createApiKey(key);

        var results = Race.of(6, i -> revoke(call("revokeApiKey"), key.apiKey().id()));

        assertThat(results).filteredOn(Revoked.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(ApiKeyNotFound.class::isInstance).hasSize(5);
        assertThat(writingNothing(() -> revoke(call("revokeApiKey"), UUID.randomUUID())))
                .isEqualTo(new ApiKeyNotFound());
    }

    @Test
    void agrees_on_one_secret_however_many_propose() {
        var secrets = Race.of(8, i -> stores().apiKeys().secretOr("proposal " + i));

        assertThat(secrets).containsOnly(secrets.getFirst());
    }
}
