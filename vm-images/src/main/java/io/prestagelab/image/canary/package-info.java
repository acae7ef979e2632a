/** The canary: a small ISO that proves that a machine was booted from it. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.image.canary;
