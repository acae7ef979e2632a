/** Tests of the container image with a real Docker engine. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.testing.container;
