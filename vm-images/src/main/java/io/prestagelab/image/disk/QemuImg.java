package io.prestagelab.image.disk;

import io.prestagelab.image.StockTool;
import java.nio.file.Path;
import java.util.List;

/** QEMU's tool for disk images; none of its calls locks the image that is read. */
public final class QemuImg {

  private static final StockTool TOOL = StockTool.named("qemu-img", "qemu-utils");

  private QemuImg() {}

  /** Format, size and backing file of an image, in JSON. */
  public static String info(Path image) {
    return json("info", image);
  }

  /** Which parts of a disk its image holds, and where, in JSON. */
  public static String map(Path image) {
    return json("map", image);
  }

  private static String json(String command, Path image) {
    return TOOL.run(List.of(command, "-U", "--output=json", image.toString()));
  }

  /**
   * Makes a qcow2 overlay, through which an image is read and which takes what is written.
   *
   * @param format of the image, as {@link #info} names it
   */
  public static void overlay(Path image, String format, Path overlay) {
    TOOL.run(
        List.of(
            "create",
            "-q",
            "-f",
            "qcow2",
            "-b",
            image.toString(),
            "-F",
            format,
            overlay.toString()));
  }

  /** Makes a qcow2 image with the same content as a raw one, of the parts that hold something. */
  public static void toQcow2(Path raw, Path target) {
    TOOL.run(List.of("convert", "-f", "raw", "-O", "qcow2", raw.toString(), target.toString()));
  }

  /** Makes a raw image with the same content. */
  public static void toRaw(Path image, Path target) {
    TOOL.run(List.of("convert", "-U", "-O", "raw", image.toString(), target.toString()));
  }
}
