package io.prestagelab.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** The program under test, as small as it can be: it trusts one certificate and uses HTTP Basic. */
public final class Http {
  private final URI address;
  private final HttpClient client;
  private final String basic;

  /** A client of the BMC at {@code address}, whose certificate is {@code pem}. */
  public Http(URI address, String user, String password, String pem) {
    this.address = address;
    this.client = HttpClient.newBuilder().sslContext(trusting(pem)).build();
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    this.basic = "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  static Http of(TestBmc bmc) {
    return new Http(bmc.address(), bmc.user(), bmc.password(), bmc.certificate());
  }

  private static SSLContext trusting(String pem) {
    try {
      KeyStore keys = KeyStore.getInstance(KeyStore.getDefaultType());
      keys.load(null, null);
      byte[] bytes = pem.getBytes(StandardCharsets.UTF_8);
      keys.setCertificateEntry(
          "bmc",
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(bytes)));
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(keys);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The answer to a GET. */
  public HttpResponse<String> get(String path) {
    return send(request(path).GET());
  }

  /** The answer to a POST. */
  public HttpResponse<String> post(String path, String body) {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .header("Authorization", basic)
        .header("Content-Type", "application/json");
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
