package dev.intact.events;

/** A position from a state that the store no longer has: the reader must begin again. */
public final class CursorExpired extends RuntimeException {}
