package dev.intact.shared;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer as it is sent, and as it is kept beside the request's key: a replay sends these very bytes again.
 *
 * @param location the path of what was made; null where nothing was
 */
public record Answer(int status, String location, String body) {
    public static Answer created(String location, Object resource) {
        return new Answer(201, location, Json.write(resource));
    }

    /** @param body the changed resource, as JSON */
    public static Answer changed(String body) {
        return new Answer(200, null, body);
    }

    public static Answer deleted() {
        return new Answer(204, null, null);
    }

    /** With one more text in its body: a secret, which is not kept with the rest. */
    public Answer with(String name, String secret) {
        return new Answer(status, location, Json.write(((ObjectNode) Json.tree(body)).put(name, secret)));
    }
}
