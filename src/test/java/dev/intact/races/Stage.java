package dev.intact.races;

/** Sets one scene after another, each with ids of its own. What all of them can share, it makes only once. */
public interface Stage {
    Scene next();
}
