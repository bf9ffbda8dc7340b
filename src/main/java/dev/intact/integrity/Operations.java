package dev.intact.integrity;

import java.util.Set;

/** What the operations of kept requests made. */
public final class Operations {
    /** Those that made something with an id of its own. All others changed something: what they made is the event that tells. */
    public static final Set<String> MAKING = Set.of(
            "createOrderWithItems",
            "recordRefund",
            "registerUser",
            "createTeamWithOwnerAndTrial",
            "createApiKey",
            "inviteMember",
            "createSlot");

    private Operations() {}
}
