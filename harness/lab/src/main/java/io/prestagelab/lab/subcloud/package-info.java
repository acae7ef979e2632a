/** Adding a subcloud: install values and the steps that follow from them. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.lab.subcloud;
