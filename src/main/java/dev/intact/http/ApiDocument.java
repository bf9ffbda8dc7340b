package dev.intact.http;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Adds to the OpenAPI document what all calls have in common: the API key, the headers, and the problems. */
public class ApiDocument implements OASFilter {
    /** Also in application.properties, where Quarkus takes it to name each operation's scope. */
    private static final String KEY = "apiKey";

    private static final String PROBLEM = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents()
                .addSecurityScheme(
                        KEY,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("An API key: `Authorization: Bearer <key>`"))
                .addSchema(PROBLEM, problem());
        document.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith("/v1/")) {
                item.getOperations().forEach(ApiDocument::complete);
            }
        });
    }

    private static void complete(HttpMethod method, Operation operation) {
        operation.getResponses().removeAPIResponse("401");
        operation.getResponses().removeAPIResponse("403");
        operation.getResponses().addAPIResponse("default", problemResponse());
        if (method != HttpMethod.GET) {
            operation.addParameter(header(
                    Calls.KEY,
                    method == HttpMethod.POST,
                    "1 to 255 visible ASCII characters; the same key is one effect and one answer, for 7 days"));
            operation.addParameter(header(Calls.ACTOR, false, "The id of the user on whose behalf this is done"));
            operation.addParameter(header("If-Match", false, "The versions that the resource may have, as its ETag"));
        }
    }

    private static Parameter header(String name, boolean isRequired, String description) {
        return OASFactory.createParameter()
                .in(Parameter.In.HEADER)
                .name(name)
                .required(isRequired)
                .description(description)
                .schema(text());
    }

    private static APIResponse problemResponse() {
        return OASFactory.createAPIResponse()
                .description("Refused: `code` says why, and the page under `type` explains it")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
    }

    private static Schema problem() {
        var violation = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .properties(Map.of("pointer", text(), "code", text(), "detail", text()));
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457, with the data that the code promises")
                .required(List.of("type", "title", "status", "detail", "code"))
                .addProperty("type", text())
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty("code", text())
                .addProperty(
                        "errors",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(violation));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
