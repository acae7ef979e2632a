package io.prestagelab.emulator.tls;

import java.io.IOException;
import java.security.PrivateKey;
import java.util.Objects;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;

/** The certificate in use by a process's BMCs, which can be replaced while they run. */
public final class TlsIdentity {

  private volatile @Nullable Certificate certificate;
  private volatile @Nullable PrivateKey requested;
  private final SslContextFactory.@Nullable Server context;

  /** An identity with {@code certificate}, or none for plain HTTP. */
  public TlsIdentity(@Nullable Certificate certificate) {
    this.certificate = certificate;
    this.context = certificate == null ? null : certificate.context();
  }

  /** Whether TLS is spoken at all. */
  public boolean isUsed() {
    return context != null;
  }

  /** Jetty's side of it. */
  public SslContextFactory.Server context() {
    return Objects.requireNonNull(context, "plain HTTP");
  }

  /** The certificate that new connections see. */
  public Certificate certificate() {
    return Objects.requireNonNull(certificate, "plain HTTP");
  }

  /** New connections see {@code other} from now on, and after a restart too. */
  public synchronized void replace(Certificate other) throws IOException {
    if (context().isStarted()) {
      reload(other);
    } else {
      other.configure(context());
    }
    other.save();
    certificate = other;
  }

  /** Keeps the key of a request until a certificate for it comes. */
  public void expect(SigningRequest request) {
    requested = request.key();
  }

  /**
   * A certificate in the present one's place, not in use yet; the key may be that of the last
   * request.
   *
   * @throws IOException if that is not a key and its certificate
   */
  public Certificate replacement(String pem) throws IOException {
    return certificate().replacedBy(pem, requested);
  }

  private void reload(Certificate other) throws IOException {
    try {
      context().reload(factory -> other.configure(factory));
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) { // Jetty's reload declares nothing narrower
      throw new IOException("the certificate cannot be used: " + e.getMessage(), e);
    }
  }
}
