package dev.intact.packaged;

/**
 * A call that changes something, sent each time with the same key.
 *
 * @param body null where there is none
 * @param readAt where its effect can be read, unless its answer names another place
 */
record KeyedCall(String key, String method, String path, String body, String readAt) {
    boolean isDelete() {
        return method.equals("DELETE");
    }

    @Override
    public String toString() {
        return "%s %s %s with key %s".formatted(method, path, body, key);
    }
}
