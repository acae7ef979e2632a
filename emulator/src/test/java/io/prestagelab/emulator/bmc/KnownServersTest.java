package io.prestagelab.emulator.bmc;

import static org.assertj.core.api.Assertions.assertThat;

import io.prestagelab.emulator.media.MediaTrust;
import io.prestagelab.emulator.tls.Certificate;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drive's certificates (DSP2046, VirtualMedia.Certificates and VerifyCertificate). */
class KnownServersTest {
  @TempDir Path folder;

  private final KnownServers servers = new KnownServers();

  private X509Certificate certificate() throws IOException {
    return Certificate.keptIn(folder).x509();
  }

  @Test
  void at_first_anybody_is_believed() {
    assertThat(servers.isVerified()).isFalse();
    assertThat(servers.trust()).isEqualTo(MediaTrust.ANYBODY);
  }

  @Test
  void if_certificates_are_looked_at_those_that_were_added_are_believed() throws IOException {
    servers.verify(true);
    assertThat(servers.isVerified()).isTrue();
    servers.add(certificate());
    assertThat(servers.trust()).isEqualTo(new MediaTrust(true, List.of(certificate())));
  }

  @Test
  void numbers_are_not_given_twice() throws IOException {
    assertThat(servers.add(certificate())).isEqualTo(1);
    assertThat(servers.remove(1)).isTrue();
    assertThat(servers.remove(1)).isFalse();
    assertThat(servers.add(certificate())).isEqualTo(2);
    assertThat(servers.all()).isEqualTo(Map.of(2, certificate()));
  }
}
