/** The prestaged-ISO builder. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.image.prestage;
