package io.prestagelab.lab.trial;

import io.prestagelab.bmctools.client.Exchange;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Every exchange of the Redfish client, a line each. */
final class RedfishLog implements AutoCloseable {
  private final BufferedWriter out;

  RedfishLog(Path file) {
    try {
      out = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new LabException("cannot write " + file + ": " + FileTrouble.reason(e), e);
    }
  }

  synchronized void add(Exchange exchange) {
    try {
      out.write(
          "%s %d ms %s %s %s -> %d %s%n"
              .formatted(
                  exchange.time(),
                  exchange.milliseconds(),
                  exchange.method(),
                  exchange.path(),
                  oneLine(exchange.request()),
                  exchange.status(),
                  oneLine(exchange.response())));
      out.flush();
    } catch (IOException e) {
      throw new LabException("cannot write the Redfish log" + ": " + FileTrouble.reason(e), e);
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\s+", " ");
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new LabException("cannot close the Redfish log" + ": " + FileTrouble.reason(e), e);
    }
  }
}
