package dev.intact.http;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;

import dev.intact.support.Api;
import dev.intact.support.RestTest;
import org.junit.jupiter.api.Test;

@RestTest
class ApiDocumentTest {
    @Test
    void tells_of_every_call_its_scope_its_headers_and_its_problems() {
        Api.bare()
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body("components.securitySchemes.apiKey.scheme", equalTo("bearer"))
                .body("components.schemas", hasKey("Problem"))
                .body("paths.'/v1/orders'.post.security.apiKey", contains(contains("orders:write")))
                .body("paths.'/v1/orders'.post.parameters.name", hasItems("Idempotency-Key", "Intact-Actor"))
                .body("paths.'/v1/orders'.post.responses.default.content", hasKey("application/problem+json"))
                .body("paths.'/v1/orders/{id}'.get.responses.default.content", hasKey("application/problem+json"))
                .body("paths.'/v1/users'.get.parameters.name", hasItem("cursor"));
    }

    @Test
    void tells_of_every_field_whether_it_must_be_there_and_within_which_limits() {
        Api.bare()
                .get("/q/openapi?format=json")
                .then()
                .body("components.schemas.OrderRequest.required", contains("customerId", "currency", "items"))
                .body("components.schemas.OrderRequest.additionalProperties", equalTo(false))
                .body("components.schemas.OrderRequest.properties.items.maxItems", equalTo(50))
                .body("components.schemas.OrderRequest.properties.externalId.type", contains("string", "null"))
                .body("components.schemas.ItemRequest.properties.quantity.maximum", equalTo(10_000))
                .body("components.schemas.Order.required", hasItems("externalId", "refundable"))
                .body("components.schemas.Problem.properties.code.enum", hasItem("refund-exceeds-paid"));
    }
}
