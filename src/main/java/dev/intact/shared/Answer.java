package dev.intact.shared;

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
}
