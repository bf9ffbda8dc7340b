package dev.intact.input;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * What answers have told, so that later requests name what there is. A scene is what was told and sent together: a team
 * with its invitation, the token of that, and the user whose address was invited.
 */
final class Memory {
    /** More would seldom be met twice. */
    private static final int MOST_SCENES = 60;

    private static final int LOOKS = 10;

    /** Under which names else a field may be found. */
    private static final Map<String, List<String>> ALIASES = Map.of(
            "ownerId", List.of("userId"),
            "fromUserId", List.of("ownerId"),
            "toUserId", List.of("userId"),
            "amount", List.of("total", "refundable"),
            "expectedRefunded", List.of("refunded"),
            "cursor", List.of("nextCursor"),
            "after", List.of("nextCursor"),
            "subject", List.of("orderId", "teamId", "userId", "slotId", "sku"));

    /** One thing that is remembered, by the names of fields. */
    record Scene(Map<String, JsonNode> values) {
        Optional<JsonNode> value(String name, RandomGenerator random) {
            var known = Stream.concat(Stream.of(name), ALIASES.getOrDefault(name, List.of()).stream())
                    .filter(values::containsKey)
                    .toList();
            return known.isEmpty()
                    ? Optional.empty()
                    : Optional.of(values.get(known.get(random.nextInt(known.size()))));
        }

        long has(Collection<String> needed) {
            return needed.stream().filter(values::containsKey).count();
        }

        Scene and(Map<String, JsonNode> more) {
            var all = new HashMap<>(values);
            all.putAll(more);
            return new Scene(all);
        }
    }

    private final List<Scene> scenes = new ArrayList<>();

    /** Two scenes at once: what one lacks, the other may have. One of them has more of what is needed than others. */
    Scene recall(Collection<String> needed, RandomGenerator random) {
        if (scenes.isEmpty()) {
            return new Scene(Map.of());
        }
        var best = any(random);
        for (var look = 1; look < LOOKS; look++) {
            var other = any(random);
            if (other.has(needed) > best.has(needed)) {
                best = other;
            }
        }
        if (random.nextBoolean()) {
            return best;
        }
        return random.nextBoolean()
                ? best.and(any(random).values())
                : any(random).and(best.values());
    }

    private Scene any(RandomGenerator random) {
        return scenes.get(random.nextInt(scenes.size()));
    }

    /**
     * @param before the scene that the request was made from
     * @param kind the schema of what was told, which says whose id it is
     */
    void learn(Scene before, String kind, JsonNode told, RandomGenerator random) {
        if (told.path("items").path(0).isObject() && !told.has("id")) {
            var list = told.path("items");
            var named = before.and(fields(kind, told));
            learn(named, kind.replaceAll("s$", ""), list.path(random.nextInt(list.size())), random);
            return;
        }
        keep(before.and(fields(kind, told)), random);
    }

    void keep(Scene scene, RandomGenerator random) {
        if (scenes.size() < MOST_SCENES) {
            scenes.add(scene);
        } else {
            scenes.set(random.nextInt(MOST_SCENES), scene);
        }
    }

    private static Map<String, JsonNode> fields(String kind, JsonNode told) {
        var fields = new HashMap<String, JsonNode>();
        told.properties().forEach(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                fields.put(field.getKey().equals("id") ? id(kind) : field.getKey(), field.getValue());
            }
        });
        told.at("/items/0").properties().stream()
                .filter(field -> field.getKey().equals("sku"))
                .forEach(sku -> fields.put("sku", sku.getValue()));
        if (told.at("/ownerIds/0").isTextual()) {
            fields.put("ownerId", told.at("/ownerIds/0"));
        }
        return fields;
    }

    /** The name of the id of a thing: `orderId` of an Order, `teamId` of a CreatedTeam. */
    static String id(String kind) {
        var last = kind.replaceAll("^(Created|Sent)(?=[A-Z])", "");
        return Character.toLowerCase(last.charAt(0)) + last.substring(1) + "Id";
    }
}
