package io.prestagelab.bmctools.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The tables of docs/bmc-check.md, as far as they say how StarlingX' clients fare. */
final class DocumentedTable {
  private static final Path PAGE = Path.of("..", "..", "docs", "bmc-check.md");

  private DocumentedTable() {}

  /**
   * A row.
   *
   * @param number 0 for a quirk outside the numbered rows
   * @param name of a quirk or personality
   * @param older what happens to the older client
   * @param newer what happens to the newer one
   */
  record Row(int number, String name, String older, String newer) {
    String expected(Client client) {
      return client == Client.OLDER ? older : newer;
    }

    @Override
    public String toString() {
      return "%s: older %s, newer %s".formatted(name, older, newer);
    }
  }

  static List<Row> personalities() {
    return rows()
        .filter(cells -> cells.size() == 3 && cells.get(0).startsWith("`"))
        .map(cells -> new Row(0, bare(cells.get(0)), cells.get(1), cells.get(2)))
        .toList();
  }

  static List<Row> quirks() {
    return numbered()
        .filter(cells -> cells.get(1).startsWith("`"))
        .map(cells -> new Row(number(cells.get(0)), bare(cells.get(1)), cells.get(3), cells.get(4)))
        .toList();
  }

  /** The numbers of all rows, those without a switch included, which then give a reason. */
  static List<Integer> numbers() {
    return numbered()
        .filter(cells -> cells.get(1).startsWith("`") || cells.get(2).contains(": "))
        .map(cells -> number(cells.get(0)))
        .toList();
  }

  private static Stream<List<String>> numbered() {
    return rows().filter(cells -> cells.size() == 5 && cells.get(0).matches("\\d+|-"));
  }

  private static int number(String cell) {
    return cell.equals("-") ? 0 : Integer.parseInt(cell);
  }

  private static String bare(String cell) {
    return cell.replace("`", "");
  }

  private static Stream<List<String>> rows() {
    try {
      return Files.readAllLines(PAGE).stream()
          .filter(line -> line.startsWith("| "))
          .map(line -> line.substring(1, line.lastIndexOf('|')))
          .map(line -> Stream.of(line.split("\\|", -1)).map(String::strip).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
