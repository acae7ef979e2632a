/** The Miniboot-ISO builder and the node directories it serves. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.image.miniboot;
