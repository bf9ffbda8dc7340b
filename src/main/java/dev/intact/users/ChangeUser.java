package dev.intact.users;

import dev.intact.events.Event;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Decision;
import dev.intact.shared.Decision.Go;
import dev.intact.shared.Decision.Refuse;
import dev.intact.shared.Json;
import dev.intact.users.ChangeUserResult.VersionMismatch;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A checked change of one part of a user.
 *
 * @param eventId of the event that tells of it, and the write's own mark on the key: the user is the same for two calls
 * @param eventType what is told of it
 */
public record ChangeUser(Call call, UUID eventId, UUID userId, String eventType, UnaryOperator<User> change) {
    public Decision<ChangeUserResult, UserChange> decide(User user) {
        if (!call.allows(user.version())) {
            return new Refuse<>(new VersionMismatch(user.version()));
        }
        var after = change.apply(user).changed(call.at());
        var changed = Event.of(eventId, eventType, userId.toString(), after.version(), call.at(), call, after);
        return new Go<>(new UserChange(user, after, List.of(changed), Answer.changed(Json.write(after))));
    }
}
