package dev.intact.http;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The page behind each problem's {@code type}. */
@Path("/problems/{code}")
@PermitAll
public class ProblemPages {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>%1$s</title>
            <h1>%2$s</h1>
            <p><code>%1$s</code>, HTTP status %3$d</p>
            <p>%4$s</p>
            </html>
            """;

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=utf-8")
    @Operation(operationId = "explainProblem", summary = "Explains a problem's code")
    public String explain(@PathParam("code") String code) {
        var type = ProblemType.of(code).orElseThrow(() -> PathIds.missing(ProblemType.NOT_FOUND));
        var explanation = type.explanation().replaceAll("`([^`]*)`", "<code>$1</code>");
        return PAGE.formatted(type.code(), type.title(), type.status(), explanation);
    }
}
