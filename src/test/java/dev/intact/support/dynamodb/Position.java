package dev.intact.support.dynamodb;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * Where an item lies: partitions in the order of a hash of their key, which is no order to a client, and within a
 * partition in the order of the sort key.
 *
 * @param item tells apart what has the same key in an index; again in no order that a client could use
 * @param side 0 for an item; a bound lies before (-1) or after (1) everything that is equal but for what it leaves out
 */
record Position(Hash hash, Optional<Value> sort, Optional<Hash> item, int side) implements Comparable<Position> {
    record Hash(BigInteger digest) implements Comparable<Hash> {
        static Hash of(Value value) {
            return of(value.type(), value.bytes());
        }

        private static Hash of(String kind, byte[] bytes) {
            try {
                var digest = MessageDigest.getInstance("MD5");
                digest.update(kind.getBytes(StandardCharsets.UTF_8));
                return new Hash(new BigInteger(1, digest.digest(bytes)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has MD5", e);
            }
        }

        private static Hash of(Key key) {
            var parts = Hash.of(key.hash()).digest + "/" + key.sort().map(Hash::of);
            return of("item", parts.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int compareTo(Hash other) {
            return digest.compareTo(other.digest);
        }
    }

    static Position of(Key key) {
        return new Position(Hash.of(key.hash()), key.sort(), Optional.empty(), 0);
    }

    static Position inIndex(Key indexKey, Key key) {
        return new Position(Hash.of(indexKey.hash()), indexKey.sort(), Optional.of(Hash.of(key)), 0);
    }

    static Position before(Value hash, Optional<Value> sort) {
        return new Position(Hash.of(hash), sort, Optional.empty(), -1);
    }

    static Position after(Value hash, Optional<Value> sort) {
        return new Position(Hash.of(hash), sort, Optional.empty(), 1);
    }

    @Override
    public int compareTo(Position other) {
        var order = hash.compareTo(other.hash);
        if (order == 0 && sort.isPresent() && other.sort.isPresent()) {
            order = sort.get().compare(other.sort.get()).orElseThrow();
        }
        if (order == 0 && item.isPresent() && other.item.isPresent()) {
            order = item.get().compareTo(other.item.get());
        }
        return order == 0 ? Integer.compare(side, other.side) : order;
    }

    int segment(int segments) {
        return hash.digest().mod(BigInteger.valueOf(segments)).intValue();
    }
}
