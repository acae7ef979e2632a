package io.prestagelab.emulator.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** TLS towards servers for which one of some certificates vouches. */
public final class KnownCertificates {

  private KnownCertificates() {}

  /** TLS that believes servers of these certificates, or signed by them, and no others. */
  public static SSLContext context(List<X509Certificate> known) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (int i = 0; i < known.size(); i++) {
        store.setCertificateEntry("known" + i, known.get(i));
      }
      if (known.isEmpty()) { // a trust manager does not take an empty store
        return SSLContext.getDefault();
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("this Java has no TLS", e);
    }
  }
}
