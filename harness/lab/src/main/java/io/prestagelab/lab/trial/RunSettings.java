package io.prestagelab.lab.trial;

import io.prestagelab.emulator.host.Firmware;
import io.prestagelab.image.FileTrouble;
import io.prestagelab.lab.LabException;
import io.prestagelab.runs.folder.LabHome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a run was done with, beside its steps.
 *
 * @param iso the installation ISO's file name
 * @param isoBytes its size
 * @param isoSha256 its SHA-256, in hexadecimal digits
 * @param accel how QEMU ran the server
 * @param firmware the server's firmware, unless the scenario says another
 * @param cpus the server's virtual CPUs; 0 in records of earlier versions
 * @param link bytes a second between System Controller and site, 0 if nothing limited it
 * @param seeds seeds of everything that is left to chance
 * @param versions of the tools
 * @param disk name of the disk image that the server had a copy of, or null if the steps make it
 */
public record RunSettings(
    String iso,
    long isoBytes,
    String isoSha256,
    String accel,
    String firmware,
    int cpus,
    long link,
    Map<String, Long> seeds,
    Map<String, String> versions,
    @Nullable String disk) {

  /** Those of a run that begins. */
  public static RunSettings of(LabSettings settings, LabHome home) {
    Path iso = settings.iso();
    try {
      return new RunSettings(
          String.valueOf(iso.getFileName()),
          Files.size(iso),
          isoSum(iso, home),
          settings.accel().name(),
          settings.firmware().name(),
          settings.machine().cpus(),
          settings.network().link(),
          new TreeMap<>(Map.of("container images", 1L, "BMC faults", 1L)),
          ToolVersions.all(),
          null);
    } catch (IOException e) {
      throw new LabException(
          "installation ISO " + iso + " cannot be read: " + FileTrouble.reason(e), e);
    }
  }

  /** The same with a disk image that was given. */
  public RunSettings withDisk(String image) {
    return new RunSettings(
        iso, isoBytes, isoSha256, accel, firmware, cpus, link, seeds, versions, image);
  }

  /**
   * {@code usual} with what these say of the server.
   *
   * @throws LabException if they say something unknown
   */
  public LabSettings applied(LabSettings usual) {
    try {
      LabSettings settings =
          usual
              .withFirmware(Firmware.valueOf(firmware))
              .withNetwork(usual.network().overLink(link));
      return cpus > 0 ? settings.withCpus(cpus) : settings;
    } catch (IllegalArgumentException e) {
      throw new LabException("the run's settings have an unknown firmware: " + firmware, e);
    }
  }

  /** Tools and accelerator that are others in {@code now}, a line each. */
  public List<String> differences(RunSettings now) {
    List<String> lines = new ArrayList<>();
    now.versions()
        .forEach(
            (tool, version) -> {
              String before = versions.getOrDefault(tool, "unknown");
              if (!before.equals(version)) {
                lines.add("%-11s %s before, %s now".formatted(tool, before, version));
              }
            });
    if (!accel.equals(now.accel)) {
      lines.add("accel       %s before, %s now".formatted(accel, now.accel));
    }
    return lines;
  }

  /** The sum is kept beside the prepared disks: a real ISO takes seconds. */
  private static String isoSum(Path iso, LabHome home) throws IOException {
    FileTime changed = Files.getLastModifiedTime(iso);
    String key = Integer.toHexString((iso + "|" + Files.size(iso) + "|" + changed).hashCode());
    Path kept = Files.createDirectories(home.cache().resolve("sums")).resolve(key);
    if (Files.exists(kept) && Files.getLastModifiedTime(kept).compareTo(changed) >= 0) {
      return Files.readString(kept).strip();
    }
    String sum = FileSum.sha256(iso);
    Files.writeString(kept, sum + "\n");
    return sum;
  }

  /** Writes them. */
  public void write(Path file) {
    try {
      JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
      Files.writeString(file, mapper.writeValueAsString(this) + "\n");
    } catch (IOException e) {
      throw new LabException("cannot write " + file + ": " + FileTrouble.reason(e), e);
    }
  }

  /**
   * Reads them.
   *
   * @throws LabException if they are not there or not valid
   */
  public static RunSettings read(Path file) {
    try {
      RunSettings settings = new JsonMapper().readValue(Files.readString(file), RunSettings.class);
      if (settings.isoSha256() != null) {
        return settings;
      }
    } catch (IOException | JacksonException e) {
      throw new LabException("the run's settings " + file + " cannot be read", e);
    }
    throw new LabException("the run's settings " + file + " name no installation ISO");
  }
}
