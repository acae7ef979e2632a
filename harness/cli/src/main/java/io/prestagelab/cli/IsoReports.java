package io.prestagelab.cli;

import io.prestagelab.image.inspect.IsoInspection;
import io.prestagelab.image.inspect.LoaderMenu;
import io.prestagelab.image.inspect.LoaderSignature;
import io.prestagelab.image.iso.BootImage;
import io.prestagelab.image.miniboot.MinibootReport;
import io.prestagelab.image.prestage.PrestageReport;
import io.prestagelab.lab.progress.Elapsed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/** Reports of {@code lab iso}, for people and as JSON. */
final class IsoReports {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private IsoReports() {}

  static String text(PrestageReport report) {
    StringBuilder text = new StringBuilder();
    report.warnings().forEach(warning -> text.append("warning: ").append(warning).append('\n'));
    text.append(
        "%s: release %s, label %s, %s%n"
            .formatted(
                report.output(), report.version(), report.label(), Elapsed.size(report.size())));
    for (PrestageReport.BundleFile file : report.bundle()) {
      String sum = file.md5().isEmpty() ? "no md5" : file.md5();
      text.append("  %-32s  %10s  %s%n".formatted(sum, Elapsed.size(file.size()), file.name()));
    }
    text.append("boots %s %s%n".formatted(report.defaultEntry(), wait(report.timeout())));
    text.append("  %s%n".formatted(report.kernelArguments()));
    text.append(
        "%s held once for several files; written in %s, %s a second%n"
            .formatted(
                Elapsed.size(report.sharedBytes()),
                Elapsed.text(report.elapsed()),
                Elapsed.size((long) report.throughput())));
    return text.toString();
  }

  static String json(PrestageReport report) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("output", report.output().toString());
    values.put("size", report.size());
    values.put("version", report.version());
    values.put("label", report.label());
    values.put("bundle", report.bundle());
    values.put("defaultEntry", report.defaultEntry());
    values.put("timeout", report.timeout());
    values.put("kernelArguments", report.kernelArguments());
    values.put("sharedBytes", report.sharedBytes());
    values.put("seconds", seconds(report.elapsed().toMillis()));
    values.put("bytesPerSecond", (long) report.throughput());
    values.put("warnings", report.warnings());
    return line(values);
  }

  static String text(IsoInspection seen) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %s, label %s%s, %s in %d files%n"
            .formatted(
                seen.file(),
                seen.words(),
                seen.label(),
                seen.version().isEmpty() ? "" : ", release " + seen.version(),
                Elapsed.size(seen.size()),
                seen.files()));
    text.append("boots %s%n".formatted(boots(seen)));
    seen.menus().forEach(menu -> text.append(text(menu)));
    if (!seen.bundle().isEmpty()) {
      text.append("bundle\n");
    }
    for (IsoInspection.BundleFile file : seen.bundle()) {
      text.append(
          "  %-12s  %10s  %s%n"
              .formatted(file.sum().words(), Elapsed.size(file.size()), file.name()));
    }
    text.append("media check: %s%n".formatted(mediaCheck(seen)));
    if (seen.repositoryCheck() != IsoInspection.Sum.NONE) {
      text.append("ostree repository: %s%n".formatted(seen.repositoryCheck().words()));
    }
    return text.toString();
  }

  static String json(IsoInspection seen) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("file", seen.file().toString());
    values.put("kind", seen.kind());
    values.put("generation", seen.generation() == null ? "" : seen.generation().name());
    values.put("label", seen.label());
    values.put("version", seen.version());
    values.put("size", seen.size());
    values.put("files", seen.files());
    values.put("bootImages", seen.bootImages());
    values.put("hybrid", seen.hybrid());
    values.put("uefiLoader", seen.loader());
    values.put("menus", seen.menus());
    values.put("bundle", seen.bundle());
    values.put("mediaCheck", seen.mediaCheck());
    values.put("repositoryCheck", seen.repositoryCheck());
    values.put("sound", seen.isSound());
    return line(values);
  }

  static String text(MinibootReport report) {
    StringBuilder text = new StringBuilder();
    report.warnings().forEach(warning -> text.append("warning: ").append(warning).append('\n'));
    text.append(
        "%s: release %s, %s, written in %s%n"
            .formatted(
                report.iso(),
                report.release(),
                Elapsed.size(report.size()),
                Elapsed.text(report.elapsed())));
    if (report.kickstart() != null) {
      text.append("kickstart %s%n".formatted(report.kickstart()));
    }
    return text.append(report.kernelArguments()).append('\n').toString();
  }

  static String json(MinibootReport report) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("nodeDirectory", report.nodeDirectory().toString());
    values.put("iso", report.iso().toString());
    if (report.kickstart() != null) {
      values.put("kickstart", report.kickstart().toString());
    }
    values.put("size", report.size());
    values.put("release", report.release());
    values.put("kernelArguments", report.kernelArguments());
    values.put("seconds", seconds(report.elapsed().toMillis()));
    values.put("warnings", report.warnings());
    return line(values);
  }

  private static String text(LoaderMenu menu) {
    StringBuilder text =
        new StringBuilder(
            "%s: default %s, timeout %s%n"
                .formatted(menu.file(), or(menu.defaultEntry()), or(menu.timeout())));
    for (LoaderMenu.Entry entry : menu.entries()) {
      text.append("  [%s] %s%n      %s%n".formatted(entry.id(), entry.title(), entry.arguments()));
    }
    return text.toString();
  }

  private static String boots(IsoInspection seen) {
    if (seen.bootImages().isEmpty()) {
      return "nowhere: it has no boot catalogue";
    }
    List<String> firmware =
        seen.bootImages().stream().map(BootImage::platform).map(Enum::name).toList();
    return String.join(", ", firmware)
        + (seen.hybrid() ? "; from CD and from a disk" : "; from CD only")
        + (seen.loader() == LoaderSignature.UNKNOWN ? "" : "; " + seen.loader().words());
  }

  private static String mediaCheck(IsoInspection seen) {
    return seen.mediaCheck() == IsoInspection.Sum.NONE
        ? "this ISO carries none"
        : seen.mediaCheck().words();
  }

  private static String or(String value) {
    return value.isEmpty() ? "not set" : value;
  }

  private static String wait(int timeout) {
    return timeout < 0 ? "when chosen" : timeout == 0 ? "at once" : "after " + timeout + " s";
  }

  private static double seconds(long millis) {
    return millis / 1000.0;
  }

  private static String line(Object value) {
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n";
  }
}
