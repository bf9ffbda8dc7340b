package dev.intact.support.dynamodb;

import java.util.Optional;

/** The primary key of an item. */
record Key(Value hash, Optional<Value> sort) {}
