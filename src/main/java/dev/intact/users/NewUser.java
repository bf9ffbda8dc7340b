package dev.intact.users;

import dev.intact.events.Event;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import java.util.List;

/**
 * A checked user, complete as it will be stored.
 *
 * @param emailKey under which the e-mail address is unique among the living; see {@link Email#key}
 */
public record NewUser(Call call, User user, String emailKey, List<Event> events, Answer answer) {}
