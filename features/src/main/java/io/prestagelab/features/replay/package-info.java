/** A capsule's run, once more, and what differs. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.features.replay;
