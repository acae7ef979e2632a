package io.prestagelab.bmctools.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import org.junit.jupiter.api.Test;

class ComplaintTest {
  private static final URI BASE = URI.create("http://127.0.0.1:8443");

  @Test
  void of_an_answer_that_is_no_http_names_the_scheme_to_try() {
    Exception said =
        new IOException("HTTP/1.1 header parser received no bytes: parsing HTTP/1.1 status line");
    assertThat(Complaint.of(BASE, said)).contains("it speaks no HTTP; give https://");
  }

  @Test
  void of_a_refused_connection_names_what_to_check() {
    assertThat(Complaint.of(BASE, new ConnectException()))
        .isEqualTo(
            "no answer from the BMC at http://127.0.0.1:8443"
                + " (connection refused; check address and port)");
  }
}
