package io.prestagelab.emulator.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The sockets between this process and one QEMU: monitor, serial console, log port, the firmware's
 * debug port.
 */
record QemuSockets(
    Path folder, GuestSocket qmp, GuestSocket console, GuestSocket log, GuestSocket firmware)
    implements AutoCloseable {

  /** The name of the virtio port through which a guest sends its log lines. */
  static final String LOG_PORT = "org.prestagelab.log";

  /** Sockets in a new folder of their own; a unix socket's path is limited to 107 bytes. */
  static QemuSockets open() throws IOException {
    Path folder = SocketFolder.create();
    return new QemuSockets(
        folder,
        GuestSocket.listen(folder.resolve("qmp")),
        GuestSocket.listen(folder.resolve("console")),
        GuestSocket.listen(folder.resolve("log")),
        GuestSocket.listen(folder.resolve("firmware")));
  }

  @Override
  public void close() throws IOException {
    qmp.close();
    console.close();
    log.close();
    firmware.close();
    Files.deleteIfExists(folder);
  }
}
