package dev.intact.integrity;

/** Walks over everything that is stored. */
public interface IntegrityStore {
    /**
     * Checks each {@link Rule}, on one state of the store, whoever writes meanwhile.
     *
     * @throws dev.intact.shared.StoreUnavailable no usable answer
     */
    IntegrityReport walk();
}
