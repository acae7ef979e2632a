package io.prestagelab.emulator.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * A request that an authority signs a certificate for a new key, which stays here.
 *
 * @param key the new private key
 * @param pem the request in PEM (RFC 2986)
 */
public record SigningRequest(PrivateKey key, String pem) {

  private static final Map<String, ASN1ObjectIdentifier> PARTS =
      Map.of(
          "CommonName", BCStyle.CN,
          "Organization", BCStyle.O,
          "OrganizationalUnit", BCStyle.OU,
          "City", BCStyle.L,
          "State", BCStyle.ST,
          "Country", BCStyle.C,
          "Email", BCStyle.EmailAddress);

  /**
   * Makes a key and a request for it.
   *
   * @param subject parts of the subject by Redfish's names (DSP2046, GenerateCSR)
   * @throws IOException if a part cannot be used
   */
  public static SigningRequest of(Map<String, String> subject) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
      subject.forEach(
          (part, value) -> {
            ASN1ObjectIdentifier known = PARTS.get(part);
            if (known != null && !value.isEmpty()) {
              name.addRDN(known, value);
            }
          });
      byte[] request =
          new JcaPKCS10CertificationRequestBuilder(name.build(), pair.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
              .getEncoded();
      String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(request);
      return new SigningRequest(
          pair.getPrivate(),
          "-----BEGIN CERTIFICATE REQUEST-----\n" + body + "\n-----END CERTIFICATE REQUEST-----\n");
    } catch (GeneralSecurityException | OperatorCreationException | RuntimeException e) {
      throw new IOException("no request can be made: " + e.getMessage(), e);
    }
  }

  /** Shows no key. */
  @Override
  public String toString() {
    return "SigningRequest[" + pem + "]";
  }
}
