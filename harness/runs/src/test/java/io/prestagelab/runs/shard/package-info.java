@org.jspecify.annotations.NullMarked
package io.prestagelab.runs.shard;
