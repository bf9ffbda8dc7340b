package dev.intact.users;

import dev.intact.shared.Page;
import java.util.Optional;
import java.util.UUID;

/** Stores users. A deleted user is found by none of these methods. */
public interface UserStore {
    /**
     * Stores the user and records {@code user.registered}.
     *
     * <p>Checked in this order: the key is new, no living user has the e-mail address.
     *
     * @throws dev.intact.shared.StoreUnavailable no usable answer; it may or may not be stored, so call again with the
     *     same key
     */
    RegisterUserResult registerUser(NewUser newUser);

    /**
     * Changes one part of a user, and records what {@link ChangeUser} tells. Never makes a user.
     *
     * <p>Checked in this order: the key is new, the user is there, has a version that the call allows, and no other living
     * user has the e-mail address.
     *
     * @throws dev.intact.shared.StoreUnavailable no usable answer; it may or may not be stored, so call again with the
     *     same key
     */
    ChangeUserResult changeUser(ChangeUser wanted);

    Optional<User> getById(UUID id);

    /** @param emailKey see {@link Email#key} */
    Optional<User> getByEmail(String emailKey);

    /** Newest first. */
    Page<User> listAll(Page.Request page);
}
