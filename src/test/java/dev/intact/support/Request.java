package dev.intact.support;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A call of the REST API that is to be made. */
public final class Request {
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .build();

    private static final String CONTENT_TYPE = "Content-Type";

    private final String base;
    private final List<String> headers;
    private final byte[] body;

    private Request(String base, List<String> headers, byte[] body) {
        this.base = base;
        this.headers = headers;
        this.body = body;
    }

    /** With nothing but what HTTP requires. @param base where the service is */
    public static Request of(String base) {
        return new Request(base, List.of(), null);
    }

    /** One more of this name, if there is one already. */
    public Request header(String name, Object value) {
        var more = new ArrayList<>(headers);
        more.add(name);
        more.add(value.toString());
        return new Request(base, more, body);
    }

    public Request contentType(String type) {
        var others = new ArrayList<String>();
        for (var i = 0; i < headers.size(); i += 2) {
            if (!headers.get(i).equals(CONTENT_TYPE)) {
                others.addAll(headers.subList(i, i + 2));
            }
        }
        return new Request(base, others, body).header(CONTENT_TYPE, type);
    }

    public Request body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    public Request body(byte[] bytes) {
        return new Request(base, headers, bytes);
    }

    public Response get(String path) {
        return request("GET", path);
    }

    public Response head(String path) {
        return request("HEAD", path);
    }

    public Response post(String path) {
        return request("POST", path);
    }

    public Response put(String path) {
        return request("PUT", path);
    }

    public Response delete(String path) {
        return request("DELETE", path);
    }

    /** @param path as it is sent */
    public Response request(String method, String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).method(method, publisher());
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            return new Response(CLIENT.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer to " + method + " " + path, e);
        }
    }

    private BodyPublisher publisher() {
        return body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    }
}
