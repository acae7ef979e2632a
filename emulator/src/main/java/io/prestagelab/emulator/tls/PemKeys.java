package io.prestagelab.emulator.tls;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jspecify.annotations.Nullable;

/** A private key and its certificates out of PEM text. */
final class PemKeys {

  private @Nullable PrivateKey key;
  private final List<Certificate> chain = new ArrayList<>();

  private PemKeys() {}

  /**
   * A key store with the key of {@code pem} under {@code alias}.
   *
   * @param otherwise the key if {@code pem} has none, or null
   */
  static KeyStore read(String pem, String alias, char[] password, @Nullable PrivateKey otherwise)
      throws IOException {
    PemKeys keys = new PemKeys();
    keys.key = otherwise;
    try (PEMParser parser = new PEMParser(new StringReader(pem))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        keys.take(part);
      }
      PrivateKey key = keys.key;
      if (key == null || keys.chain.isEmpty()) {
        throw new IOException("the PEM text needs a private key and its certificate");
      }
      if (!belong(key, keys.chain.get(0).getPublicKey())) {
        throw new IOException("the private key is not the first certificate's");
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(alias, key, password, keys.chain.toArray(Certificate[]::new));
      return store;
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IOException("the PEM text cannot be read: " + e.getMessage(), e);
    }
  }

  private void take(Object part) throws IOException, GeneralSecurityException {
    JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
    if (part instanceof PEMKeyPair pair) {
      key = converter.getPrivateKey(pair.getPrivateKeyInfo());
    } else if (part instanceof PrivateKeyInfo info) {
      key = converter.getPrivateKey(info);
    } else if (part instanceof X509CertificateHolder holder) {
      chain.add(new JcaX509CertificateConverter().getCertificate(holder));
    }
  }

  private static boolean belong(PrivateKey key, PublicKey other) throws GeneralSecurityException {
    String algorithm = key.getAlgorithm().startsWith("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    byte[] something = new byte[32];
    new SecureRandom().nextBytes(something);
    Signature signature = Signature.getInstance(algorithm);
    signature.initSign(key);
    signature.update(something);
    byte[] signed = signature.sign();
    signature.initVerify(other);
    signature.update(something);
    return signature.verify(signed);
  }
}
