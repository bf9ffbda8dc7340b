package dev.intact.teams;

import dev.intact.shared.Ids;
import dev.intact.shared.Secrets;
import java.util.Optional;
import java.util.UUID;

/**
 * What an invited person presents: {@code <team>.<invitation>.<secret>}, so that joining needs no index. Only the hash of
 * the secret is stored.
 */
record InvitationToken(UUID teamId, UUID invitationId, String secret) {
    private static final String KIND = "invitation";
    private static final int PARTS = 3;

    /** @param sending the id of the request's mark: each sending has a secret of its own, and a replay finds it again */
    static InvitationToken of(Secrets secrets, UUID teamId, UUID invitationId, UUID sending) {
        return new InvitationToken(teamId, invitationId, secrets.derive(KIND, sending, 1));
    }

    /** Empty if it can be no token of ours. */
    static Optional<InvitationToken> parse(String text) {
        var parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            return Optional.empty();
        }
        var team = Ids.parse(parts[0]);
        var invitation = Ids.parse(parts[1]);
        return team.isPresent() && invitation.isPresent()
                ? Optional.of(new InvitationToken(team.get(), invitation.get(), parts[2]))
                : Optional.empty();
    }

    String hash() {
        return Secrets.sha256(secret);
    }

    @Override
    public String toString() {
        return teamId + "." + invitationId + "." + secret;
    }
}
