package dev.intact.teams;

import dev.intact.shared.Answer;
import dev.intact.shared.Call;
import dev.intact.shared.Checks;
import dev.intact.shared.Ids;
import dev.intact.shared.Json;
import dev.intact.shared.Kept;
import dev.intact.shared.Page;
import dev.intact.shared.Secrets;
import dev.intact.teams.ChangeTeamResult.Changed;
import dev.intact.teams.ChangeTeamResult.ForbiddenRole;
import dev.intact.teams.ChangeTeamResult.InvitationNotFound;
import dev.intact.teams.ChangeTeamResult.Replayed;
import dev.intact.users.Email;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Checks invitations, and hands them to the store. */
@ApplicationScoped
public class InvitationService {
    private static final int USUAL_DAYS = 7;
    private static final int MOST_DAYS = 30;
    /** Longer than every token. */
    private static final int LONGEST_TOKEN = 200;

    private final InvitationStore store;
    private final Secrets secrets;
    private final Clock clock;

    InvitationService(InvitationStore store, Secrets secrets, Clock clock) {
        this.store = store;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * @param roleCode as it was given
     * @param days 1 to 30; null is 7
     */
    public ChangeTeamResult invite(Call call, UUID teamId, String givenEmail, String roleCode, BigInteger days) {
        var checks = new Checks();
        var email = Email.check(checks, "/email", givenEmail);
        var role = Role.check(checks, "/role", roleCode);
        var openDays =
                days == null ? USUAL_DAYS : checks.number("/expiresInDays", Checks.INVALID_REQUEST, days, 1, MOST_DAYS);
        checks.done();
        var id = Ids.next();
        var token = InvitationToken.of(secrets, teamId, id, id);
        var invitation = new Invitation(
                id,
                teamId,
                email,
                role,
                Invitation.Status.PENDING,
                call.at().plus(Duration.ofDays(openDays)),
                call.at(),
                openDays,
                token.hash());
        return withToken(store.inviteMember(new InviteMember(call, invitation)), teamId, id, id);
    }

    public ChangeTeamResult resend(Call call, UUID teamId, UUID invitationId) {
        var sending = Ids.next();
        var token = InvitationToken.of(secrets, teamId, invitationId, sending);
        var wanted = new ResendInvitation(call, sending, teamId, invitationId, token.hash());
        return withToken(store.resendInvitation(wanted), teamId, invitationId, sending);
    }

    public ChangeTeamResult revoke(Call call, UUID teamId, UUID invitationId) {
        return store.revokeInvitation(new RevokeInvitation(call, Ids.next(), teamId, invitationId));
    }

    /** Only the invited user may act here. */
    public ChangeTeamResult join(Call call, String tokenText, String userIdText) {
        var checks = new Checks();
        checks.text("/token", Checks.INVALID_REQUEST, tokenText, LONGEST_TOKEN);
        var userId = checks.id("/userId", userIdText);
        checks.done();
        if (call.onBehalfOf().filter(actor -> !actor.equals(userId)).isPresent()) {
            return new ForbiddenRole();
        }
        return InvitationToken.parse(tokenText)
                .map(token -> store.joinTeam(
                        new JoinTeam(call, Ids.next(), token.teamId(), token.invitationId(), token.hash(), userId)))
                .orElseGet(InvitationNotFound::new);
    }

    public Optional<Page<Invitation>> list(UUID teamId, Page.Request page) {
        var now = clock.instant();
        return store.list(teamId, page)
                .map(found -> new Page<>(
                        found.items().stream().map(its -> its.at(now)).toList(), found.nextCursor()));
    }

    public Optional<Invitation> find(UUID teamId, UUID id) {
        return store.find(teamId, id).map(its -> its.at(clock.instant()));
    }

    /** Neither the token nor an answer with it is stored: both are computed again. */
    private ChangeTeamResult withToken(ChangeTeamResult result, UUID teamId, UUID invitationId, UUID sending) {
        if (result instanceof Changed(Team team, Answer answer)) {
            var token = InvitationToken.of(secrets, teamId, invitationId, sending);
            return new Changed(team, withToken(answer, token));
        }
        return result instanceof Replayed(Kept first) ? new Replayed(withToken(first, teamId)) : result;
    }

    private Kept withToken(Kept first, UUID teamId) {
        var id = UUID.fromString(Json.tree(first.answer().body()).get("id").textValue());
        var token = InvitationToken.of(secrets, teamId, id, first.made());
        return first.answering(withToken(first.answer(), token));
    }

    private static Answer withToken(Answer answer, InvitationToken token) {
        return answer.with("token", token.toString());
    }
}
