/** What power cuts can leave of a prestaging: recorded, laid out as states, judged in a kernel. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.lab.crash;
