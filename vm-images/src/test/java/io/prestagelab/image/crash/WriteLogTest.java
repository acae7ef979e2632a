package io.prestagelab.image.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.prestagelab.image.InvalidInputException;
import io.prestagelab.image.StockTool;
import io.prestagelab.image.crash.LoggedWrite.Kind;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteLogTest {
  @TempDir Path folder;

  @Test
  void what_qemu_logged_is_read_with_its_data() throws IOException {
    Path log = loggedByQemu("write -P 1 0 4k", "flush", "write -P 2 4k 512", "discard 12k 4k");

    try (WriteLog read = WriteLog.open(log)) {
      assertThat(read.sectorSize()).isEqualTo(512);
      assertThat(read.writes())
          .extracting(LoggedWrite::kind, LoggedWrite::sector, LoggedWrite::sectors)
          .startsWith(
              tuple(Kind.WRITE, 0L, 8L),
              tuple(Kind.FLUSH, 0L, 0L),
              tuple(Kind.WRITE, 8L, 1L),
              tuple(Kind.DISCARD, 24L, 8L));
      byte[] data = new byte[512];
      read.read(read.writes().get(2).at(), data);
      assertThat(data).containsOnly(2);
    }
  }

  @Test
  void a_write_that_is_forced_through_is_followed_by_qemus_flush() throws IOException {
    try (WriteLog read = WriteLog.open(loggedByQemu("write -f -P 2 4k 512", "write -z 8k 4k"))) {
      assertThat(read.writes())
          .extracting(LoggedWrite::kind)
          .startsWith(Kind.WRITE, Kind.FLUSH, Kind.WRITE);
    }
  }

  private Path loggedByQemu(String... commands) throws IOException {
    Path disk = Files.createFile(folder.resolve("before.img"));
    try (RandomAccessFile file = new RandomAccessFile(disk.toFile(), "rw")) {
      file.setLength(1 << 20);
    }
    Path log = WriteLog.create(folder.resolve("qemu.log"));
    List<String> words = new ArrayList<>();
    words.addAll(List.of("-t", "writeback", "--image-opts"));
    words.add(
        "driver=raw,discard=unmap,file.driver=blklogwrites,file.log-append=on,file.log-super-update-interval=1"
            + ",file.file.driver=file,file.file.discard=unmap,file.file.filename=%s".formatted(disk)
            + ",file.log.driver=file,file.log.filename=%s".formatted(log));
    for (String command : commands) {
      words.add("-c");
      words.add(command);
    }
    StockTool.named("qemu-io", "qemu-utils").run(words);
    return log;
  }

  @Test
  void flags_of_the_kernel_are_known() throws IOException {
    TestLog made =
        new TestLog()
            .write(1, "a", TestLog.FUA)
            .write(2, "b", TestLog.FLUSH)
            .discard(1, 1)
            .entry(0, 0, TestLog.MARK)
            .flush();

    try (WriteLog read = WriteLog.open(made.in(folder))) {
      assertThat(read.writes())
          .extracting(LoggedWrite::kind)
          .containsExactly(Kind.WRITE, Kind.WRITE, Kind.DISCARD, Kind.MARK, Kind.FLUSH);
      assertThat(read.writes().get(0).fua()).isTrue();
      assertThat(read.writes()).filteredOn(LoggedWrite::isFlush).hasSize(2);
    }
  }

  @Test
  void how_many_entries_a_part_of_the_file_has_is_known() throws IOException {
    try (WriteLog read = WriteLog.open(new TestLog().write(1, "ab").flush().in(folder))) {
      assertThat(read.entriesWithin(512)).isZero();
      assertThat(read.entriesWithin(4 * 512 - 1)).isZero();
      assertThat(read.entriesWithin(4 * 512)).isEqualTo(1);
      assertThat(read.entriesWithin(5 * 512)).isEqualTo(2);
    }
  }

  @Test
  void an_entry_that_was_begun_when_the_power_went_is_not_read() throws IOException {
    Path log = new TestLog().write(1, "a").in(folder);
    Files.write(log, new byte[700], java.nio.file.StandardOpenOption.APPEND);

    try (WriteLog read = WriteLog.open(log)) {
      assertThat(read.writes()).hasSize(1);
    }
  }

  @Test
  void a_torn_log_is_refused_wherever_it_ends() throws IOException {
    byte[] whole = Files.readAllBytes(new TestLog().write(1, "ab").write(3, "c").in(folder));
    for (int length : List.of(512, 600, 1023, 1024, 2047, 2048, 2100, 3071)) {
      Path torn = folder.resolve("torn");
      Files.write(torn, java.util.Arrays.copyOf(whole, length));

      assertThatThrownBy(() -> WriteLog.open(torn))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("torn or damaged")
          .hasMessageContaining("record it again")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void a_damaged_log_is_refused_with_what_is_wrong() throws IOException {
    refused(0, 1, "is not a write log");
    refused(8, 2, "version 2; 1 is known");
    refused(25, 3, "sectors of 768 bytes");
    refused(22, 1, "281474976710658 entries; at most 4000000 can be read");
    refused(512 + 7, 1, "entry 1 is beyond the end of any disk");
    refused(512 + 15, 0x80, "entry 1 is beyond the end of any disk");
    refused(512 + 16, 64, "entry 1 has unknown flags 0x40");
  }

  private void refused(int at, int value, String why) throws IOException {
    Path log = new TestLog().write(1, "ab").write(3, "c").in(folder);
    byte[] bytes = Files.readAllBytes(log);
    bytes[at] = (byte) value;
    Files.write(log, bytes);

    assertThatThrownBy(() -> WriteLog.open(log))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining(why);
  }

  @Test
  void other_files_are_refused() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));

    assertThatThrownBy(() -> WriteLog.open(empty)).hasMessageContaining("is not a write log");
    assertThatThrownBy(() -> WriteLog.open(folder)).hasMessageContaining("is not a file");
  }
}
