package dev.intact.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.intact.shared.Checks;
import dev.intact.shared.InvalidInput;
import dev.intact.shared.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads bodies as strict JSON in strict UTF-8. {@link Bodies} has kept them within their limit. */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBodyReader implements MessageBodyReader<Object> {
    /** Also as many clients spell it. */
    private static final Pattern UTF_8 = Pattern.compile("utf-?8", Pattern.CASE_INSENSITIVE);

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return true;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        if (!isPlain(mediaType, headers)) {
            throw new WebApplicationException(
                    Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE).response());
        }
        var bytes = body.readAllBytes();
        if (bytes.length == 0) {
            // Whether that will do, the call knows (Calls, NoFields).
            return null;
        }
        try {
            return Json.read(utf8(bytes), type);
        } catch (JsonProcessingException e) {
            throw duplicate(e).orElseGet(() -> InvalidInput.of(pointer(e), Checks.INVALID_REQUEST, detail(e)));
        }
    }

    /** Of a field that is given twice; Jackson tells that in words only. */
    private static Optional<InvalidInput> duplicate(Throwable e) {
        if (e == null) {
            return Optional.empty();
        }
        return e instanceof StreamReadException malformed
                        && malformed.getProcessor() != null
                        && malformed.getOriginalMessage().startsWith("Duplicate field")
                ? Optional.of(InvalidInput.of(
                        malformed
                                .getProcessor()
                                .getParsingContext()
                                .pathAsPointer()
                                .toString(),
                        Checks.INVALID_REQUEST,
                        "must be given once"))
                : duplicate(e.getCause());
    }

    /** JSON is UTF-8 (RFC 8259). A client that says nothing of its body sends JSON. */
    private static boolean isPlain(MediaType mediaType, MultivaluedMap<String, String> headers) {
        var encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        var charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
        var types = headers.get(HttpHeaders.CONTENT_TYPE);
        return (encoding == null || encoding.equalsIgnoreCase("identity"))
                && (charset == null || UTF_8.matcher(charset).matches())
                && (types == null || types.size() == 1);
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw InvalidInput.of("", Checks.INVALID_REQUEST, "the body must be UTF-8");
        }
    }

    /** Where the JSON itself is broken, no place in it can be named. */
    private static String pointer(JsonProcessingException e) {
        return e instanceof MismatchedInputException mismatched
                ? mismatched.getPath().stream().map(JsonBodyReader::step).collect(Collectors.joining())
                : "";
    }

    private static String step(Reference reference) {
        return "/"
                + (reference.getFieldName() == null
                        ? Integer.toString(reference.getIndex())
                        : Checks.escaped(reference.getFieldName()));
    }

    /** Never Jackson's own words: they name classes. */
    private static String detail(JsonProcessingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> "is not a field of this request";
            case MismatchedInputException mismatched -> mismatch(mismatched);
            default -> malformed(e.getLocation());
        };
    }

    private static String mismatch(MismatchedInputException e) {
        var own = e.getOriginalMessage();
        if (own.startsWith("must be ")) {
            return own;
        }
        if (e.getPath().isEmpty()) {
            return "the body must be one JSON object, and nothing else";
        }
        return e.getTargetType() == Boolean.class ? "must be true or false" : "has the wrong type";
    }

    private static String malformed(JsonLocation place) {
        return "the body must be one JSON object"
                + (place == null ? "" : "; line " + place.getLineNr() + ", column " + place.getColumnNr() + " is not");
    }
}
