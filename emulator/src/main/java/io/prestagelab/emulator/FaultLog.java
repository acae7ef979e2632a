package io.prestagelab.emulator;

import io.prestagelab.emulator.fault.FaultPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Keeps every fault that has struck as one JSON line; the file is made with the first. */
final class FaultLog {

  private static final Logger LOG = LoggerFactory.getLogger(FaultLog.class);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Path file;

  FaultLog(Path file) {
    this.file = file;
  }

  synchronized void add(String bmc, FaultPlan.Planned struck) {
    ObjectNode line = JSON.createObjectNode();
    line.put("time", Instant.now().toString());
    line.put("bmc", bmc);
    line.put("id", struck.id());
    line.put("struck", struck.struck());
    line.put("fault", struck.fault().toString());
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.warn("{}: fault not noted: {}", file, e.toString());
    }
  }
}
