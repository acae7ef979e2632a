package io.prestagelab.runs.shard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * A suite cut into shards: the longest scenario first, each to the shard that has least to do yet
 * (Graham, Bounds on multiprocessing timing anomalies, 1969: at most 4/3 of the best cut). The same
 * pieces in any order give the same cut on every machine, and no shard has more to do than another
 * one by more than the longest scenario.
 */
public final class Cut {
  private static final Comparator<Piece> LONGEST_FIRST =
      Comparator.comparingLong(Piece::millis).reversed().thenComparing(piece -> piece.key());

  private final List<Piece> pieces;
  private final List<List<Piece>> shards = new ArrayList<>();
  private final long[] loads;

  /**
   * Cuts.
   *
   * @throws IllegalArgumentException if two pieces have one key
   */
  public Cut(List<Piece> pieces, int count) {
    this.pieces = pieces.stream().sorted(LONGEST_FIRST).toList();
    this.loads = new long[count];
    for (int i = 0; i < count; i++) {
      shards.add(new ArrayList<>());
    }
    Set<String> keys = new HashSet<>();
    for (Piece piece : this.pieces) {
      if (!keys.add(piece.key())) {
        throw new IllegalArgumentException(piece.key() + " is there twice");
      }
      int least = least();
      shards.get(least).add(piece);
      loads[least] += piece.millis();
    }
  }

  /** Of those that have the least to do, the one with the fewest scenarios, then the first. */
  private int least() {
    int least = 0;
    for (int i = 1; i < loads.length; i++) {
      boolean fewer = shards.get(i).size() < shards.get(least).size();
      if (loads[i] < loads[least] || (loads[i] == loads[least] && fewer)) {
        least = i;
      }
    }
    return least;
  }

  /** The keys of a shard's scenarios. */
  public Set<String> keys(Shard shard) {
    Set<String> keys = new HashSet<>();
    shards.get(shard.number() - 1).forEach(piece -> keys.add(piece.key()));
    return keys;
  }

  /** What a shard is expected to take if its scenarios run one after the other, milliseconds. */
  public long millis(Shard shard) {
    return loads[shard.number() - 1];
  }

  /** What the shard with the most to do is expected to take, in milliseconds. */
  public long longest() {
    return LongStream.of(loads).max().orElse(0);
  }

  /** What all shards are expected to take together, in milliseconds. */
  public long total() {
    return LongStream.of(loads).sum();
  }

  /** The same for the same cut, and for no other one. */
  public String fingerprint() {
    StringBuilder text = new StringBuilder().append(loads.length);
    pieces.forEach(
        piece -> text.append('\n').append(piece.millis()).append(' ').append(piece.key()));
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
