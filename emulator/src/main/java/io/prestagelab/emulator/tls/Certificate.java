package io.prestagelab.emulator.tls;

import io.prestagelab.emulator.file.KeptFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** A BMC's self-signed TLS certificate; made once, then kept as a PKCS #12 file. */
public final class Certificate {

  private static final String ALIAS = "bmc";
  private static final char[] PASSWORD = "prestage-lab".toCharArray();

  private final KeyStore keys;
  private final Path file;

  private Certificate(KeyStore keys, Path file) {
    this.keys = keys;
    this.file = file;
  }

  /** The certificate kept in {@code folder}, made now if there is none. */
  public static Certificate keptIn(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("bmc.p12");
    try {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      if (Files.exists(file)) {
        try (InputStream in = Files.newInputStream(file)) {
          keys.load(in, PASSWORD);
        }
      } else {
        make(keys);
        new Certificate(keys, file).save();
      }
      return new Certificate(keys, file);
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException(file + ": no usable certificate; delete it to have a new one", e);
    }
  }

  private static void make(KeyStore keys)
      throws GeneralSecurityException, OperatorCreationException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    KeyPair pair = generator.generateKeyPair();
    Instant now = Instant.now();
    X500Name name = new X500Name("CN=Prestage Lab BMC");
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            new BigInteger(120, new SecureRandom()),
            Date.from(now.minus(1, ChronoUnit.DAYS)),
            Date.from(now.plus(3650, ChronoUnit.DAYS)),
            name,
            pair.getPublic());
    GeneralName[] names = {
      new GeneralName(GeneralName.dNSName, "localhost"),
      new GeneralName(GeneralName.iPAddress, "127.0.0.1"),
      new GeneralName(GeneralName.iPAddress, "::1")
    };
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    keys.load(null, null);
    keys.setKeyEntry(
        ALIAS, pair.getPrivate(), PASSWORD, new java.security.cert.Certificate[] {certificate});
  }

  /** Keeps it for the next start. */
  void save() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      keys.store(out, PASSWORD);
    } catch (GeneralSecurityException e) {
      throw new IOException(file + ": the certificate cannot be kept", e);
    }
    KeptFile.replace(file, out.toByteArray());
  }

  /**
   * A certificate in this one's place, not in use yet.
   *
   * @param pem the private key, unencrypted, and the certificate with those that vouch for it
   * @throws IOException if that is not a key and its certificate
   */
  public Certificate replacedBy(String pem) throws IOException {
    return replacedBy(pem, null);
  }

  /**
   * The same for a certificate that may come without its key.
   *
   * @param key used if {@code pem} has none, or null
   * @throws IOException as above
   */
  public Certificate replacedBy(String pem, @Nullable PrivateKey key) throws IOException {
    return new Certificate(PemKeys.read(pem, ALIAS, PASSWORD, key), file);
  }

  /** The first common name of a certificate's subject or issuer; empty if it has none. */
  public static String commonName(X500Principal principal) {
    Matcher name = Pattern.compile("CN=([^,]+)").matcher(principal.getName());
    return name.find() ? name.group(1) : "";
  }

  /** The certificate itself. */
  public X509Certificate x509() {
    try {
      return (X509Certificate) keys.getCertificate(ALIAS);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("key store is not loaded", e);
    }
  }

  /** A certificate out of PEM text; IOException if there is none. */
  public static X509Certificate parse(String pem) throws IOException {
    try {
      byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes));
    } catch (GeneralSecurityException e) {
      throw new IOException("the PEM text is no certificate: " + e.getMessage(), e);
    }
  }

  /** The certificate in PEM. */
  public String pem() {
    return pem(x509());
  }

  /** A certificate in PEM. */
  public static String pem(X509Certificate certificate) {
    try {
      String body =
          Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("certificate cannot be encoded", e);
    }
  }

  /** TLS with this certificate, for servers that are no BMC. */
  public SSLContext tls() {
    try {
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }

  SslContextFactory.Server context() {
    SslContextFactory.Server context = new SslContextFactory.Server();
    configure(context);
    context.setIncludeProtocols("TLSv1.2", "TLSv1.3");
    context.setSniRequired(false);
    return context;
  }

  void configure(SslContextFactory context) {
    context.setKeyStore(keys);
    context.setKeyStorePassword(new String(PASSWORD));
  }
}
