package dev.intact.http;

import dev.intact.shared.InvalidInput;
import dev.intact.shared.StoreUnavailable;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Every way to fail, as a problem. */
public class ErrorMappers {
    private static final Logger LOG = Logger.getLogger(ErrorMappers.class);
    private static final int METHOD_NOT_ALLOWED = 405;

    private final AllowedMethods allowedMethods;

    ErrorMappers(AllowedMethods allowedMethods) {
        this.allowedMethods = allowedMethods;
    }

    @ServerExceptionMapper
    public Response invalid(InvalidInput e) {
        return Problem.of(e).response();
    }

    @ServerExceptionMapper
    public Response unavailable(StoreUnavailable e) {
        LOG.warn(e.getMessage(), e);
        return Problem.of(e).response();
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthenticated() {
        return Problem.of(ProblemType.UNAUTHENTICATED).response();
    }

    @ServerExceptionMapper(ForbiddenException.class)
    public Response forbidden(ResourceInfo resource) {
        var needed = resource.getResourceMethod().getAnnotation(RolesAllowed.class);
        return Problem.of(ProblemType.FORBIDDEN_SCOPE)
                .with("scope", needed.value()[0])
                .response();
    }

    /** Nobody is there any more to be answered. */
    @ServerExceptionMapper(HttpClosedException.class)
    public Response gone() {
        return Problem.of(ProblemType.MALFORMED_REQUEST).response();
    }

    /** What JAX-RS itself refuses: routes, methods and media types. */
    @ServerExceptionMapper
    public Response refusedByRouting(WebApplicationException e, UriInfo uri) {
        var response = e.getResponse();
        if (response.hasEntity()) {
            return response;
        }
        return response.getStatus() == METHOD_NOT_ALLOWED
                ? methodNotAllowed(uri.getRequestUri().getRawPath())
                : Problem.of(ofStatus(response.getStatus())).response();
    }

    /** What Vert.x refuses while JAX-RS reads: percent signs that encode nothing. */
    @ServerExceptionMapper
    public Response refusedByServer(HttpException e) {
        return Problem.of(ofStatus(e.getStatusCode())).response();
    }

    private Response methodNotAllowed(String path) {
        var methods = allowedMethods.of(path);
        return methods.isEmpty()
                ? Problem.of(ProblemType.NOT_FOUND).response()
                : Response.fromResponse(
                                Problem.of(ProblemType.METHOD_NOT_ALLOWED).response())
                        .allow(methods)
                        .build();
    }

    @ServerExceptionMapper
    public Response defect(Throwable e, RoutingContext context) {
        if (context.response().closed()) {
            LOG.debug("nobody is there any more to be answered", e);
        } else {
            LOG.error("a defect", e);
        }
        return Problem.of(ProblemType.INTERNAL_ERROR).response();
    }

    static ProblemType ofStatus(int status) {
        return switch (status) {
            case 401 -> ProblemType.UNAUTHENTICATED;
            case 403 -> ProblemType.FORBIDDEN_SCOPE;
            case 404 -> ProblemType.NOT_FOUND;
            case 405 -> ProblemType.METHOD_NOT_ALLOWED;
            case 406 -> ProblemType.NOT_ACCEPTABLE;
            case 413 -> ProblemType.BODY_TOO_LARGE;
            case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
            case 503 -> ProblemType.STORE_UNAVAILABLE;
            default -> status >= 500 ? ProblemType.INTERNAL_ERROR : ProblemType.MALFORMED_REQUEST;
        };
    }
}
