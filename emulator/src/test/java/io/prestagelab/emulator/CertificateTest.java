package io.prestagelab.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

class CertificateTest {

  private static final String SERVICE = "/redfish/v1/CertificateService";
  private static final String REPLACE = SERVICE + "/Actions/CertificateService.ReplaceCertificate";

  @TempDir Path folder;
  private SimulatedBmc one;

  @BeforeEach
  void start() {
    one = new SimulatedBmc(folder);
  }

  @AfterEach
  void stop() {
    one.close();
  }

  @Test
  void new_connections_and_the_next_start_see_a_replaced_certificate() throws Exception {
    KeyPair keys = keys();
    X509Certificate other = certificate(keys);
    var answer = one.admin().post(REPLACE, body(pem(keys, other)));
    assertThat(answer.status()).as(answer.text()).isEqualTo(204);
    assertThat(seen()).isEqualTo(other);
    assertThat(one.admin().get(place()).json().at("/Subject/CommonName").asString())
        .isEqualTo("another");
    one.close();
    one = new SimulatedBmc(folder);
    assertThat(seen()).isEqualTo(other);
  }

  @Test
  void a_key_of_another_certificate_is_refused() throws Exception {
    X509Certificate before = seen();
    var answer = one.admin().post(REPLACE, body(pem(keys(), certificate(keys()))));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text()).contains("not the first certificate's").doesNotContain("PRIVATE");
    assertThat(seen()).isEqualTo(before);
  }

  @Test
  void a_certificate_for_a_requested_key_comes_without_it() throws Exception {
    String collection = place().replaceFirst("/1$", "");
    var answer =
        one.admin()
            .post(
                SERVICE + "/Actions/CertificateService.GenerateCSR",
                """
                {"CommonName": "bmc.example", "Organization": "Lab", "City": "X", "State": "Y",
                 "Country": "DE", "CertificateCollection": {"@odata.id": "%s"}}"""
                    .formatted(collection));
    assertThat(answer.status()).isEqualTo(200);
    String request = answer.json().path("CSRString").asString("");
    PKCS10CertificationRequest asked;
    try (PEMParser parser = new PEMParser(new StringReader(request))) {
      asked = (PKCS10CertificationRequest) parser.readObject();
    }
    assertThat(asked.getSubject().toString()).contains("CN=bmc.example").contains("C=DE");
    PublicKey key = new JcaPKCS10CertificationRequest(asked).getPublicKey();
    X509Certificate signed = certificate(keys().getPrivate(), key);
    String pem = block("CERTIFICATE", signed.getEncoded());
    assertThat(one.admin().post(REPLACE, body(pem)).status()).isEqualTo(204);
    assertThat(seen()).isEqualTo(signed);
  }

  @Test
  void what_is_no_pem_is_refused() {
    assertThat(one.admin().post(REPLACE, body("nonsense")).status()).isEqualTo(400);
  }

  private String place() {
    JsonNode locations = one.admin().get(SERVICE + "/CertificateLocations").json();
    return locations.at("/Links/Certificates/0/@odata.id").asString();
  }

  private String body(String pem) {
    ObjectNode body = new ObjectMapper().createObjectNode();
    body.put("CertificateString", pem).put("CertificateType", "PEM");
    body.putObject("CertificateUri").put("@odata.id", place());
    return body.toString();
  }

  private X509Certificate seen() throws IOException, GeneralSecurityException {
    URI url = one.server.url(one.bmc);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, new TrustManager[] {new RedfishClient.TrustAll()}, null);
    try (SSLSocket socket =
        (SSLSocket)
            tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), url.getPort())) {
      socket.startHandshake();
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private static KeyPair keys() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private static X509Certificate certificate(KeyPair keys)
      throws GeneralSecurityException, OperatorCreationException {
    return certificate(keys.getPrivate(), keys.getPublic());
  }

  private static X509Certificate certificate(PrivateKey signer, PublicKey key)
      throws GeneralSecurityException, OperatorCreationException {
    X500Name name = new X500Name("CN=another");
    return new JcaX509CertificateConverter()
        .getCertificate(
            new JcaX509v3CertificateBuilder(
                    name,
                    java.math.BigInteger.TEN,
                    Date.from(Instant.now()),
                    Date.from(Instant.now().plusSeconds(86_400)),
                    name,
                    key)
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer)));
  }

  private static String pem(KeyPair keys, X509Certificate certificate)
      throws GeneralSecurityException {
    return block("PRIVATE KEY", keys.getPrivate().getEncoded())
        + block("CERTIFICATE", certificate.getEncoded());
  }

  private static String block(String kind, byte[] bytes) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
  }
}
