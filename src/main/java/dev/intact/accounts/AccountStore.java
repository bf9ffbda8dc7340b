package dev.intact.accounts;

/** Ends accounts. */
public interface AccountStore {
    /**
     * Deletes a user: no read finds it any more, its e-mail address is free, its memberships and their seats are given up.
     * Records {@code user.deleted} and, of each team, {@code member.removed}.
     *
     * <p>Checked in this order: the key is new, the user is there, has a version that the call allows, and is no team's only
     * owner. The write is guarded by the user and by each team as they were looked at.
     *
     * @throws dev.intact.shared.StoreUnavailable no usable answer; it may or may not be stored, so call again with the
     *     same key
     */
    DeleteUserResult deleteUser(DeleteUser wanted);
}
