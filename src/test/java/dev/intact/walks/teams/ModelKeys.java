package dev.intact.walks.teams;

import dev.intact.accounts.DeleteUserResult;
import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.slots.ChangeSlotResult;
import dev.intact.slots.CreateSlotResult;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.CreateTeamResult;
import dev.intact.users.ChangeUserResult;
import dev.intact.users.RegisterUserResult;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The answers that keys stand for, for seven days. */
final class ModelKeys {
    private static final Duration KEPT = Duration.ofDays(7);

    private final Map<String, First> firsts = new HashMap<>();

    private record First(String asked, Answer answer, Instant at) {}

    /** Each workflow has results of these names, and results are compared as they are told. */
    record Replayed(Answer first) {}

    record KeyReused() {}

    /** A kept answer wins over every refusal, and only a success is kept. */
    Object once(Call call, Supplier<Object> decide) {
        if (keeps(call)) {
            var first = firsts.get(name(call));
            return first.asked().equals(call.fingerprint()) ? new Replayed(first.answer()) : new KeyReused();
        }
        var result = decide.get();
        success(result).ifPresent(answer -> firsts.put(name(call), new First(call.fingerprint(), answer, call.at())));
        return result;
    }

    /** One that is older counts as absent; one that is exactly as old does not. */
    boolean keeps(Call call) {
        var first = firsts.get(name(call));
        return first != null && !first.at().plus(KEPT).isBefore(call.at());
    }

    /** When each of them is kept for the last time. */
    Stream<Instant> ends() {
        return firsts.values().stream().map(first -> first.at().plus(KEPT));
    }

    private static String name(Call call) {
        return call.operation() + " " + call.key();
    }

    private static Optional<Answer> success(Object result) {
        return switch (result) {
            case RegisterUserResult.Registered registered -> Optional.of(registered.answer());
            case ChangeUserResult.Changed changed -> Optional.of(changed.answer());
            case DeleteUserResult.Deleted deleted -> Optional.of(new Answer(204, null, null));
            case CreateTeamResult.Created created -> Optional.of(created.answer());
            case ChangeTeamResult.Changed changed -> Optional.of(changed.answer());
            case CreateSlotResult.Created created -> Optional.of(created.answer());
            case ChangeSlotResult.Changed changed -> Optional.of(changed.answer());
            default -> Optional.empty();
        };
    }
}
