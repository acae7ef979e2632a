/** A suite of scenarios cut into shards for many machines, and put together again. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.runs.shard;
