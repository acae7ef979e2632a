@org.jspecify.annotations.NullMarked
package io.prestagelab.harness.record;
