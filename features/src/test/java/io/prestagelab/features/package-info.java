/** Prestage Lab: features. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.features;
