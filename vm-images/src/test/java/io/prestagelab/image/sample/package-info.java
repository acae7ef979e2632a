/** Installation ISOs of the CentOS generation's layout, small ones, for tests. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.image.sample;
