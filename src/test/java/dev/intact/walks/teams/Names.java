package dev.intact.walks.teams;

import dev.intact.shared.Answer;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import dev.intact.slots.ChangeSlotResult;
import dev.intact.slots.CreateSlotResult;
import dev.intact.teams.ChangeTeamResult;
import dev.intact.teams.CreateTeamResult;
import dev.intact.users.RegisterUserResult;
import dev.intact.walks.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What goes by which name in one world. Tells answers so that those of different worlds can be compared. */
final class Names {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern SECRET =
            Pattern.compile("(?<=\\.)[A-Za-z0-9_-]{43}(?=\")|(?<=\"code\":\")[0-9A-Z]{12}");
    /** The rest of the slug is made of the id. */
    private static final Pattern SLUG = Pattern.compile("tea-[0-9a-f]{12}");

    private final Scope scope;
    private final Map<String, UUID> ids = new HashMap<>();
    private final Map<UUID, String> names = new HashMap<>();
    private final Map<String, List<String>> tokens = new HashMap<>();
    private final Map<String, String> codes = new HashMap<>();
    private final Map<String, String> secrets = new HashMap<>();

    Names(Scope scope) {
        this.scope = scope;
    }

    /** Nobody's, where nothing was made under this name. */
    UUID id(String name) {
        return ids.getOrDefault(name, new UUID(0, 0));
    }

    boolean knows(UUID id) {
        return names.containsKey(id);
    }

    /** One that opens nothing, where it was never sent. */
    String token(String invitation, int sending) {
        var sent = tokens.getOrDefault(invitation, List.of());
        return sending < sent.size() ? sent.get(sending) : Ids.next() + "." + Ids.next() + ".never-sent";
    }

    int sendings(String invitation) {
        return tokens.getOrDefault(invitation, List.of()).size();
    }

    String code(String reservation) {
        return codes.getOrDefault(reservation, "never shown");
    }

    void learn(Command command, Object result) {
        switch (result) {
            case RegisterUserResult.Registered(var user, var answer)
            when command instanceof Command.Register register -> bind(register.user(), user.id());
            case CreateTeamResult.Created(var team, var answer)
            when command instanceof Command.CreateTeam create -> bind(create.team(), team.id());
            case CreateSlotResult.Created(var slot, var answer)
            when command instanceof Command.CreateSlot create -> bind(create.slot(), slot.id());
            case ChangeTeamResult.Changed(var team, var answer)
            when command instanceof Command.Invite invite -> {
                bind(invite.invitation(), UUID.fromString(text(answer, "id")));
                tokens.put(invite.invitation(), new ArrayList<>(List.of(text(answer, "token"))));
            }
            case ChangeTeamResult.Changed(var team, var answer)
            when command instanceof Command.Resend resend ->
                tokens.get(resend.invitation()).add(text(answer, "token"));
            case ChangeSlotResult.Changed(var slot, var answer)
            when command instanceof Command.Reserve reserve -> {
                bind(reserve.reservation(), UUID.fromString(text(answer, "reservationId")));
                codes.put(reserve.reservation(), text(answer, "code"));
            }
            default -> {}
        }
    }

    private void bind(String name, UUID id) {
        ids.put(name, id);
        names.put(id, name);
    }

    private static String text(Answer answer, String field) {
        return Json.tree(answer.body()).get(field).textValue();
    }

    /** Ids by name, secrets by when they were first told, and without the scope. */
    String tell(Object answer) {
        var text = SLUG.matcher(String.valueOf(plain(answer))).replaceAll("tea-of-its-id");
        text = ID.matcher(text).replaceAll(id -> Matcher.quoteReplacement(name(UUID.fromString(id.group()))));
        text = SECRET.matcher(text)
                .replaceAll(secret -> secrets.computeIfAbsent(secret.group(), any -> "secret-" + (secrets.size() + 1)));
        return scope.plain(text);
    }

    private String name(UUID id) {
        return names.computeIfAbsent(id, any -> "id-" + (names.size() + 1));
    }

    /** What is told of a thing, and nothing of how it is kept. */
    private static Object plain(Object answer) {
        return switch (answer) {
            case ChangeTeamResult.Changed(var team, var first) -> "Changed " + Json.write(team) + " " + first;
            case ChangeSlotResult.Changed(var slot, var first) -> "Changed " + Json.write(slot) + " " + first;
            case CreateTeamResult.Created(var team, var first) -> "Created " + Json.write(team) + " " + first;
            case CreateSlotResult.Created(var slot, var first) -> "Created " + Json.write(slot) + " " + first;
            case ChangeTeamResult.Replayed(var kept) -> "Replayed[first=" + kept.answer() + "]";
            case ChangeSlotResult.Replayed(var kept) -> "Replayed[first=" + kept.answer() + "]";
            case List<?> all -> all.stream().map(Names::plain).toList();
            default -> answer;
        };
    }
}
