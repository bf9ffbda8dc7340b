package dev.intact.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Derives every secret of this service from one, so that a replay computes again what was shown once, nothing but a hash
 * is stored, and all instances agree.
 */
public class Secrets {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec master;

    /** @param master at least 32 bytes */
    public Secrets(byte[] master) {
        this.master = new SecretKeySpec(master, ALGORITHM);
    }

    /** The secret of one thing: 43 characters of URL-safe base64. A higher generation is a new, unrelated secret. */
    public String derive(String kind, UUID id, int generation) {
        var mac = mac("secret", kind, id + ":" + generation);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    /** A plain hash, in hexadecimal. */
    public static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A keyed hash over three texts; no two different triples hash the same bytes. */
    public byte[] mac(String purpose, String name, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(master);
            for (var part : new String[] {purpose, name, text}) {
                var bytes = part.getBytes(StandardCharsets.UTF_8);
                mac.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
                mac.update(bytes);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
