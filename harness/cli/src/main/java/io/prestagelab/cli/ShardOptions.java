package io.prestagelab.cli;

import io.prestagelab.features.Scenarios.Listed;
import io.prestagelab.features.SuiteCut;
import io.prestagelab.runs.shard.Shard;
import io.prestagelab.runs.shard.ShardRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of a suite that is cut into shards. */
final class ShardOptions {
  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description = "The I-th of N shards, which are cut by the scenarios' times.")
  private @Nullable String shard;

  @Option(
      names = "--times",
      paramLabel = "FILE",
      description = "What the scenarios took, as lab merge writes it; the same for all shards.")
  private @Nullable Path times;

  @Option(
      names = "--attempt",
      paramLabel = "N",
      description = "How often this shard has been begun again.")
  private int attempt;

  ShardOptions() {}

  /** Where those are kept that did not pass; shards can share a home. */
  String failedFile() {
    return shard == null
        ? "failed.txt"
        : "failed-" + Shard.parse(shard).toString().replace("/", "-of-") + ".txt";
  }

  /**
   * What is run.
   *
   * @param scenarios which
   * @param line how much of all that is; nothing without shards
   * @param record what is kept of that; nothing without shards
   */
  record Part(List<Listed> scenarios, Optional<String> line, Optional<ShardRecord> record) {}

  /**
   * The shard's part of all chosen scenarios; those that did not pass in this shard's folder the
   * last time are not cut again.
   */
  Part part(List<Listed> all, boolean rerun) {
    if (shard == null) {
      return new Part(all, Optional.empty(), Optional.empty());
    }
    Shard wanted = Shard.parse(shard);
    if (rerun) {
      return new Part(
          all,
          Optional.of("shard %s: the %d that did not pass".formatted(wanted, all.size())),
          Optional.of(ShardRecord.again(wanted, SuiteCut.keys(all))));
    }
    SuiteCut cut = new SuiteCut(all, wanted.count(), times);
    return new Part(
        cut.of(wanted), Optional.of(cut.line(wanted)), Optional.of(cut.record(wanted, attempt)));
  }
}
