package dev.intact.teams;

import java.util.UUID;

/** A team that a user is in, and as what. */
public record TeamOfUser(UUID teamId, String name, Role role) {}
