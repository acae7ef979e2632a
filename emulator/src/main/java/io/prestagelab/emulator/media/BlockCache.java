package io.prestagelab.emulator.media;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The blocks that were read last, of all media in this process together: however many BMCs there
 * are, no more is kept. Safe for use by several threads.
 */
final class BlockCache {

  /** That of all media that are read by ranges; 16 MiB. */
  static final BlockCache COMMON = new BlockCache(64);

  /** A medium, by identity, and the number of one of its blocks. */
  private record Key(HttpMedia medium, long number) {}

  private final Map<Key, byte[]> blocks;

  BlockCache(int kept) {
    this.blocks =
        new LinkedHashMap<>(kept * 2, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Key, byte[]> eldest) {
            return size() > kept;
          }
        };
  }

  synchronized byte @Nullable [] find(HttpMedia medium, long number) {
    return blocks.get(new Key(medium, number));
  }

  synchronized void put(HttpMedia medium, long number, byte[] block) {
    blocks.put(new Key(medium, number), block);
  }

  /** Nobody reads {@code medium} any more. */
  synchronized void forget(HttpMedia medium) {
    blocks.keySet().removeIf(key -> key.medium() == medium);
  }

  synchronized int size() {
    return blocks.size();
  }
}
