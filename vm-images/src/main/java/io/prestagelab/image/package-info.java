/** Prestage Lab: vm-images. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.image;
