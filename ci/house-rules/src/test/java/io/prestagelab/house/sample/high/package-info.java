/** Three classes in a circle. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.house.sample.high;
