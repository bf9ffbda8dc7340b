package dev.intact.shared;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;

/** The one way in which JSON is read and written: strict on the way in, the same bytes every time on the way out. */
public final class Json {
    /** What is said of a text that is not {@link #isStorable}. */
    public static final String TEXT_RULE = "must be Unicode text without U+0000 and lone surrogates";

    /** No document of this API nests deeper than items within an order. */
    private static final int DEEPEST = 32;

    /** RFC 3339 in UTC, always with three digits of milliseconds. */
    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final JsonMapper MAPPER = mapper();
    private static final ObjectWriter WRITER = MAPPER.writer();
    private static final ObjectWriter CANONICAL = MAPPER.writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    private Json() {}

    public static String write(Object value) {
        return text(WRITER, value);
    }

    /** The same text for everything that means the same: pairs mean the same in any order. */
    public static String canonical(Object value) {
        return text(CANONICAL, value);
    }

    private static String text(ObjectWriter writer, Object value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("can't be written as JSON: " + value.getClass(), e);
        }
    }

    /** @throws JsonProcessingException what is wrong with the text, for the caller who sent it */
    public static <T> T read(String text, Class<T> type) throws JsonProcessingException {
        return MAPPER.readValue(text, type);
    }

    /** Reads JSON that this service wrote itself. */
    public static JsonNode tree(String written) {
        try {
            return MAPPER.readTree(written);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not the JSON that was written: " + written, e);
        }
    }

    /** Reads a map of strings that this service wrote itself; none stays none. */
    public static Map<String, String> metadata(String written) {
        var tree = tree(written);
        if (tree.isNull()) {
            return null;
        }
        var metadata = new TreeMap<String, String>();
        tree.properties()
                .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().textValue()));
        return metadata;
    }

    public static String time(Instant instant) {
        return MILLISECONDS.format(instant);
    }

    private static JsonMapper mapper() {
        var mapper = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .addModule(new SimpleModule("intact")
                        .addDeserializer(BigInteger.class, new WholeNumber())
                        .addDeserializer(String.class, new Text())
                        .addKeyDeserializer(String.class, new Key())
                        .addSerializer(Instant.class, new Time()))
                .build();
        // A number of any length is well-formed, and then out of range; the body's limit bounds it.
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .build());
        return mapper;
    }

    /** Integers only. More digits than any limit allows are cut short, so that a long number costs nothing to refuse. */
    private static final class WholeNumber extends StdScalarDeserializer<BigInteger> {
        private static final int DIGITS = 40;

        WholeNumber() {
            super(BigInteger.class);
        }

        @Override
        public BigInteger deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw MismatchedInputException.from(json, BigInteger.class, "must be an integer");
            }
            var digits = json.getText();
            return new BigInteger(digits.length() > DIGITS ? digits.substring(0, DIGITS) : digits);
        }
    }

    /** Strings only, without U+0000 (which PostgreSQL can't hold) and without halves of a surrogate pair. */
    private static final class Text extends StdScalarDeserializer<String> {
        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw MismatchedInputException.from(json, String.class, "must be a string");
            }
            var text = json.getText();
            if (!isStorable(text)) {
                throw MismatchedInputException.from(json, String.class, TEXT_RULE);
            }
            return text;
        }
    }

    private static final class Key extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) throws IOException {
            if (!isStorable(key)) {
                throw MismatchedInputException.from(context.getParser(), String.class, TEXT_RULE);
            }
            return key;
        }
    }

    /** Whether every store can hold this text, and give it back as it was. */
    public static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    private static final class Time extends StdScalarSerializer<Instant> {
        Time() {
            super(Instant.class);
        }

        @Override
        public void serialize(Instant time, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeString(Json.time(time));
        }
    }
}
