package io.prestagelab.emulator.bmc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Salted password hashes (PBKDF2), and a memory of checks that succeeded, so that HTTP Basic does
 * not cost a hash for each request. The memory holds keyed digests, no passwords.
 */
final class Passwords {

  private static final int ROUNDS = 20_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final byte[] key = random(32);
  private final Map<String, byte[]> proven = new ConcurrentHashMap<>();

  static String hash(String password) {
    byte[] salt = random(16);
    return encode(salt) + ":" + encode(derive(password, salt));
  }

  /** Whether {@code password} belongs to {@code secret}; takes the same time for any wrong one. */
  boolean matches(String password, String secret) {
    byte[] digest = digest(password + "\0" + secret);
    byte[] known = proven.get(secret);
    if (known != null && MessageDigest.isEqual(known, digest)) {
      return true;
    }
    String[] parts = secret.split(":", 2);
    byte[] salt = Base64.getDecoder().decode(parts[0]);
    boolean right =
        MessageDigest.isEqual(derive(password, salt), Base64.getDecoder().decode(parts[1]));
    if (right) {
      proven.put(secret, digest);
    }
    return right;
  }

  private byte[] digest(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no HmacSHA256", e);
    }
  }

  private static byte[] derive(String password, byte[] salt) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(new PBEKeySpec(password.toCharArray(), salt, ROUNDS, 256))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no PBKDF2", e);
    }
  }

  private static byte[] random(int size) {
    byte[] bytes = new byte[size];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
