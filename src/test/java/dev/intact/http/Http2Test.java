package dev.intact.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.intact.support.Api;
import dev.intact.support.RestTest;
import dev.intact.support.SlotCalls;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Clients that speak HTTP/2 where they can, as Java's own does unless told otherwise, are answered like all others. */
@RestTest
class Http2Test {
    @ParameterizedTest
    @EnumSource(Version.class)
    void takes_a_body(Version version) {
        var body = BodyPublishers.ofString(Api.json("email", Api.unique() + "@example.org", "name", "Ada"));

        var registered = Api.over(version, "POST", "/v1/users", body);

        assertThat(registered.body()).contains("\"name\":\"Ada\"");
        assertThat(registered.statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void takes_a_call_without_a_body(Version version) {
        var slot = SlotCalls.open();

        assertThat(Api.over(version, "POST", slot.path("/closure"), BodyPublishers.noBody())
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(Version.class)
    void takes_a_deletion(Version version) {
        var path = "/v1/users/" + Api.user();

        assertThat(Api.over(version, "DELETE", path, BodyPublishers.noBody()).statusCode())
                .isEqualTo(204);
    }

    @Test
    void answers_many_calls_of_one_version_after_another() {
        for (var version : new Version[] {Version.HTTP_2, Version.HTTP_1_1, Version.HTTP_2}) {
            assertThat(Api.over(version, "GET", "/v1/users", BodyPublishers.noBody())
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
