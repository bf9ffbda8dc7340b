package dev.intact.security;

import dev.intact.http.Problem;
import dev.intact.http.ProblemType;
import dev.intact.shared.Secrets;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.TokenCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** {@code Authorization: Bearer <key>}, once, for the API only: health, metrics and pages are open. */
@ApplicationScoped
class BearerKeys implements HttpAuthenticationMechanism, IdentityProvider<TokenAuthenticationRequest> {
    private static final String SCHEME = "Bearer ";
    private static final String API = "/v1";
    private static final String WWW_AUTHENTICATE = "WWW-Authenticate";

    private final KeyRing keyRing;

    BearerKeys(KeyRing keyRing) {
        this.keyRing = keyRing;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        var headers = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        var header = headers.size() == 1 ? headers.getFirst() : "";
        var isForUs =
                context.normalizedPath().startsWith(API) && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        if (!isForUs) {
            return Uni.createFrom().nullItem();
        }
        var key = header.substring(SCHEME.length()).strip();
        return identities.authenticate(new TokenAuthenticationRequest(new TokenCredential(key, "api-key")));
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TokenAuthenticationRequest request, AuthenticationRequestContext context) {
        var hash = Secrets.sha256(request.getToken().getToken());
        var known = keyRing.recall(hash);
        return known.isPresent()
                ? Uni.createFrom().item(known.get())
                : context.runBlocking(() -> keyRing.lookUp(hash).orElseThrow(AuthenticationFailedException::new));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(ProblemType.UNAUTHENTICATED.status(), WWW_AUTHENTICATE, SCHEME.strip()));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        Problem.of(ProblemType.UNAUTHENTICATED).end(context.response());
        return Uni.createFrom().item(true);
    }

    @Override
    public Class<TokenAuthenticationRequest> getRequestType() {
        return TokenAuthenticationRequest.class;
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(TokenAuthenticationRequest.class);
    }
}
