package io.prestagelab.emulator.host;

import io.prestagelab.emulator.thread.Daemons;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/** One QEMU process from power-on to power-off, with its monitor and its guest's channels. */
final class QemuMachine {

  private static final Logger LOG = LoggerFactory.getLogger(QemuMachine.class);

  private final QemuProcess process;
  private final QemuSockets sockets;
  private final QmpClient qmp;
  private final List<GuestStream> streams;
  private final Made made;
  private final Map<Integer, String> exchanged = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> off = new CompletableFuture<>();
  private final CdTray tray;

  private QemuMachine(
      Made made,
      QemuProcess process,
      QemuSockets sockets,
      QmpClient qmp,
      List<GuestStream> streams) {
    this.made = made;
    this.process = process;
    this.sockets = sockets;
    this.qmp = qmp;
    this.streams = streams;
    this.tray = new CdTray(qmp::execute);
  }

  /** What cannot be changed while it runs, and whether its guest has asked for its end. */
  private record Made(Firmware firmware, boolean networkRom, AtomicBoolean resetByGuest) {

    private void hear(String event, JsonNode data) {
      if (event.equals("SHUTDOWN") && data.path("reason").asString("").equals("guest-reset")) {
        resetByGuest.set(true);
      }
    }
  }

  /** What hears the machine. */
  record Ears(
      QmpClient.EventListener events,
      Consumer<byte[]> console,
      Consumer<byte[]> log,
      Consumer<byte[]> firmware) {}

  /** Starts QEMU, paused before its first instruction. */
  static QemuMachine start(QemuSettings settings, QemuFolder folder, BootOrder order, Ears ears) {
    Programs.require(settings.qemu(), "qemu-system-x86");
    Programs.require("setpriv", "util-linux");
    try {
      QemuSockets sockets = QemuSockets.open(settings.vlan());
      List<String> arguments = QemuArguments.of(settings, sockets, folder, order);
      QemuProcess process = QemuProcess.start(settings.qemu(), arguments, folder);
      CompletableFuture<Void> unused = process.exited().thenRun(() -> release(sockets));
      try {
        String name = settings.name();
        boolean rom = order.devices().contains(BootDevice.NETWORK);
        Made made = new Made(settings.firmware(), rom, new AtomicBoolean());
        QmpClient qmp =
            new QmpClient(
                accept(sockets.qmp(), process),
                name,
                (event, data) -> {
                  made.hear(event, data);
                  ears.events().event(event, data);
                });
        GuestStream console =
            GuestStream.ofSerialPort(
                accept(sockets.console(), process), "console-" + name, ears.console());
        GuestStream log = GuestStream.of(accept(sockets.log(), process), "log-" + name, ears.log());
        GuestStream firmware =
            GuestStream.of(
                accept(sockets.firmware(), process), "firmware-" + name, ears.firmware());
        qmp.execute("qmp_capabilities");
        return new QemuMachine(made, process, sockets, qmp, List.of(console, log, firmware));
      } catch (IOException | HostException e) {
        throw new HostException(
            "QEMU did not start: " + explain(process, settings) + "; see " + folder.errors(), e);
      }
    } catch (IOException e) {
      throw new HostException("QEMU cannot be started: " + e.getMessage(), e);
    }
  }

  private static String explain(QemuProcess process, QemuSettings settings) {
    process.kill();
    String words = process.lastWords();
    return words.isEmpty() ? "is '" + settings.qemu() + "' (and setpriv) installed?" : words;
  }

  private static SocketChannel accept(GuestSocket socket, QemuProcess process) throws IOException {
    CompletableFuture<SocketChannel> accepted =
        CompletableFuture.supplyAsync(
            () -> acceptUnchecked(socket), work -> Daemons.start("qemu-accept", work));
    try {
      Object first = CompletableFuture.anyOf(accepted, process.exited()).get();
      if (first instanceof SocketChannel channel) {
        return channel;
      }
      throw new IOException("QEMU ended with code " + first);
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static SocketChannel acceptUnchecked(GuestSocket socket) {
    try {
      return socket.accept();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void release(QemuSockets sockets) {
    try {
      sockets.close();
    } catch (IOException e) {
      LOG.debug("sockets left behind: {}", e.toString());
    }
  }

  QmpClient qmp() {
    return qmp;
  }

  Firmware firmware() {
    return made.firmware();
  }

  boolean hasNetworkRom() {
    return made.networkRom();
  }

  /** Whether its guest has reset itself, which ends it. */
  boolean isResetByGuest() {
    return made.resetByGuest().get();
  }

  QemuProcess process() {
    return process;
  }

  /** Lets the firmware run. */
  void run() {
    qmp.execute("cont");
  }

  void setBootOrder(BootOrder order, List<BootDevice> present) {
    int unlisted = -1;
    for (BootDevice device : present) {
      setBootIndex(device, unlisted);
    }
    int index = 1;
    for (BootDevice device : QemuArguments.tried(order)) {
      if (present.contains(device)) {
        setBootIndex(device, index++);
      }
    }
  }

  private void setBootIndex(BootDevice device, int index) {
    String path = "/machine/peripheral/" + QemuArguments.deviceId(device);
    qmp.execute("qom-set", Map.of("path", path, "property", "bootindex", "value", index));
  }

  /** The tray of its CD drive. */
  CdTray tray() {
    return tray;
  }

  /**
   * Puts another image, of the same size, under a disk; the guest must not use it just then. Its
   * name must be another than that of the one before.
   */
  void exchange(int number, Path qcow2) {
    String node = "exchanged-" + qcow2.getFileName();
    qmp.execute(
        "blockdev-add",
        Map.of(
            "driver",
            "qcow2",
            "node-name",
            node,
            "cache",
            Map.of("no-flush", true),
            "file",
            Map.of("driver", "file", "filename", qcow2.toString())));
    Map<String, Object> disk =
        Map.of(
            "driver",
            "raw",
            "node-name",
            "disk" + number + QemuArguments.MEDIA,
            "cache",
            Map.of("no-flush", true),
            "file",
            node);
    qmp.execute("blockdev-reopen", Map.of("options", List.of(disk)));
    String before = exchanged.put(number, node);
    if (before != null) {
      qmp.execute("blockdev-del", Map.of("node-name", before));
    }
  }

  /** Has QEMU write what its screen shows. */
  void screenshot(Path png) {
    qmp.execute("screendump", Map.of("filename", png.toString(), "format", "png"));
  }

  /** What its disks and its bootable device have moved since power-on. */
  List<BlockUse> blockUse() {
    List<BlockUse> uses = new ArrayList<>();
    for (JsonNode device : qmp.execute("query-blockstats")) {
      // a throw-away copy has a node that QEMU names, on a drive that we name
      String drive = device.path("device").asString("");
      String node = drive.isEmpty() ? device.path("node-name").asString("") : drive;
      if (node.endsWith(QemuArguments.MEDIA)) {
        JsonNode stats = device.path("stats");
        uses.add(
            new BlockUse(
                node.substring(0, node.length() - QemuArguments.MEDIA.length()),
                stats.path("rd_bytes").asLong(0),
                stats.path("wr_bytes").asLong(0)));
      }
    }
    return uses;
  }

  void type(byte[] bytes) {
    try {
      streams.get(0).write(bytes);
    } catch (IOException e) {
      throw new HostException("the serial console is gone", e);
    }
  }

  /** Waits until the guest's last words and QEMU's last events have been passed on. */
  void drain() {
    qmp.drain();
    streams.forEach(GuestStream::drain);
  }

  /** Completes when everything about this machine's end has been told. */
  CompletableFuture<Void> off() {
    return off;
  }

  /** Frees the channels of a machine that has ended. */
  void finish() {
    try {
      qmp.close();
      for (GuestStream stream : streams) {
        stream.close();
      }
      sockets.close();
    } catch (IOException e) {
      LOG.debug("channels of a machine that ended: {}", e.toString());
    } finally {
      off.complete(null);
    }
  }
}
