package io.prestagelab.emulator;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BmcSettings;
import io.prestagelab.emulator.host.SimulatedHost;
import io.prestagelab.emulator.mockup.LiveParts;
import io.prestagelab.emulator.mockup.MockupTree;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A mockup's tree, served with a simulated server behind each of its systems. */
final class ServedTree implements AutoCloseable {
  final MockupTree tree;
  final List<SimulatedHost> hosts = new ArrayList<>();
  final List<Bmc> bmcs;
  final RedfishClient client;
  private final BmcServer server;

  ServedTree(MockupTree tree, Path folder) {
    this.tree = tree;
    int systems = Math.max(1, new LiveParts(tree).systems().size());
    List<BmcServer.Member> members = new ArrayList<>();
    for (int i = 0; i < systems; i++) {
      SimulatedHost host = new SimulatedHost("s" + i);
      hosts.add(host);
      members.add(new BmcServer.Member(BmcSettings.of("s" + i, folder), host));
    }
    this.server = new BmcServer(BmcServerSettings.in(folder).withExchangeLog(null).withoutTls());
    this.bmcs =
        server.addTogether(members, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    server.show(bmcs.get(0), tree);
    server.start();
    this.client = new RedfishClient(server.url(bmcs.get(0))).basic("admin", "password");
  }

  @Override
  public void close() {
    server.close();
  }
}
