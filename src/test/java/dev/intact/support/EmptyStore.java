package dev.intact.support;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Each class of tests begins with little in the store, for many look at all of it after each step. */
final class EmptyStore implements BeforeAllCallback {
    @Override
    public void beforeAll(ExtensionContext context) {
        StoreServer.empty();
    }
}
