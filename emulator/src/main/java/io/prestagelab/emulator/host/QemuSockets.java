package io.prestagelab.emulator.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The sockets between this process and one QEMU: monitor, serial console, log port, the firmware's
 * debug port, and the switch's port if its network is a VLAN.
 */
record QemuSockets(
    Path folder,
    GuestSocket qmp,
    GuestSocket console,
    GuestSocket log,
    GuestSocket firmware,
    @Nullable VlanPort vlan)
    implements AutoCloseable {

  /** The name of the virtio port through which a guest sends its log lines. */
  static final String LOG_PORT = "org.prestagelab.log";

  /**
   * Sockets in a new folder of their own; a unix socket's path is limited to 107 bytes.
   *
   * @param vlan number of the VLAN that the server's network is, 0 for none
   */
  static QemuSockets open(int vlan) throws IOException {
    Path folder = SocketFolder.create();
    return new QemuSockets(
        folder,
        GuestSocket.listen(folder.resolve("qmp")),
        GuestSocket.listen(folder.resolve("console")),
        GuestSocket.listen(folder.resolve("log")),
        GuestSocket.listen(folder.resolve("firmware")),
        vlan == 0 ? null : VlanPort.open(folder, vlan));
  }

  @Override
  public void close() throws IOException {
    qmp.close();
    console.close();
    log.close();
    firmware.close();
    if (vlan != null) {
      vlan.close();
    }
    Files.deleteIfExists(folder);
  }
}
