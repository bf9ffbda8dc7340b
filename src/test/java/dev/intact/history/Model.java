package dev.intact.history;

/**
 * How one aggregate behaves when operations come one after another: plain values in, plain values out.
 *
 * @param <S> all that later answers depend on, with {@code equals}
 */
interface Model<S, C> {
    record Step<S>(S after, Object answer) {}

    S initial();

    Step<S> apply(S before, C command);
}
