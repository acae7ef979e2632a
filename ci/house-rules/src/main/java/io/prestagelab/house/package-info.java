/** The rules of shape that all modules hold, told by each module's own {@code HouseTest}. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.house;
