@org.jspecify.annotations.NullMarked
package io.prestagelab.bmctools.record;
