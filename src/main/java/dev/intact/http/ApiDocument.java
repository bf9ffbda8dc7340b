package dev.intact.http;

import java.util.Arrays;
import java.util.LinkedHashMap;
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
                item.getOperations().forEach((method, operation) -> complete(method, path, operation));
            }
        });
        ApiSchemas.complete(document);
    }

    private static void complete(HttpMethod method, String path, Operation operation) {
        refusals(method, path, operation)
                .forEach((status, description) ->
                        operation.getResponses().addAPIResponse(status, problemResponse(description)));
        operation
                .getResponses()
                .addAPIResponse(
                        "default", problemResponse("Refused: `code` says why, and the page under `type` explains it"));
        if (method != HttpMethod.GET) {
            operation.addParameter(header(
                    Calls.KEY,
                    method == HttpMethod.POST,
                    "1 to 255 visible ASCII characters; the same key is one effect and one answer, for 7 days"));
            operation.addParameter(header(Calls.ACTOR, false, "The id of the user on whose behalf this is done"));
            operation.addParameter(header("If-Match", false, "The versions that the resource may have, as its ETag"));
        }
    }

    /** Every status but those of success, and what it says. 500 is a defect, and promised by nobody. */
    private static Map<String, String> refusals(HttpMethod method, String path, Operation operation) {
        var name = operation.getOperationId();
        var isChange = method != HttpMethod.GET;
        var refusals = new LinkedHashMap<String, String>();
        refusals.put("400", "No state could accept this request");
        refusals.put("401", "No valid API key");
        refusals.put("403", "The API key lacks the scope, or the actor the role");
        if (path.contains("{")
                || List.of("createTeamWithOwnerAndTrial", "joinTeam").contains(name)) {
            refusals.put("404", "Something that is named does not exist");
        }
        refusals.put("406", "`Accept` takes no JSON");
        if (isChange) {
            refusals.put("409", "The stored state says no");
        }
        if (List.of("readEvents", "joinTeam").contains(name)) {
            refusals.put("410", "Expired");
        }
        if (isChange) {
            refusals.put("412", "`If-Match` names another version");
            refusals.put("413", "The body is larger than 256 KiB");
            refusals.put("415", "The body is not `application/json`");
            refusals.put("422", "The `Idempotency-Key` stands for another request");
        }
        refusals.put("503", "Ask again after `Retry-After` seconds, with the same `Idempotency-Key`");
        return refusals;
    }

    private static Parameter header(String name, boolean isRequired, String description) {
        return OASFactory.createParameter()
                .in(Parameter.In.HEADER)
                .name(name)
                .required(isRequired)
                .description(description)
                .schema(
                        name.equals(Calls.KEY)
                                ? text().minLength(1).maxLength(255).pattern("^[!-~]+$")
                                : text());
    }

    private static APIResponse problemResponse(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(PROBLEM))));
    }

    private static Schema problem() {
        var violation = OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .required(List.of("pointer", "code", "detail"))
                .properties(Map.of("pointer", text(), "code", code(), "detail", text()));
        return OASFactory.createSchema()
                .addType(SchemaType.OBJECT)
                .description("RFC 9457, with the data that the code promises")
                .required(List.of("type", "title", "status", "detail", "code"))
                .addProperty("type", text().pattern("^/problems/[a-z-]+$"))
                .addProperty("title", text())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", text())
                .addProperty("code", code())
                .addProperty(
                        "errors",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(violation));
    }

    private static Schema code() {
        return text().enumeration(Arrays.stream(ProblemType.values())
                .<Object>map(ProblemType::code)
                .toList());
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
