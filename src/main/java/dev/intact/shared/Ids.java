package dev.intact.shared;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes and reads ids. They are UUIDv7: each instance makes them in rising order, and they sort by the millisecond across all. */
public final class Ids {
    private static final NoArgGenerator VERSION_7 = Generators.timeBasedEpochGenerator();

    /** {@link UUID#fromString} also takes short groups; an id is always written out. */
    private static final Pattern WRITTEN_OUT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Ids() {}

    public static UUID next() {
        return VERSION_7.generate();
    }

    public static Optional<UUID> parse(String text) {
        return WRITTEN_OUT.matcher(text).matches() ? Optional.of(UUID.fromString(text)) : Optional.empty();
    }
}
