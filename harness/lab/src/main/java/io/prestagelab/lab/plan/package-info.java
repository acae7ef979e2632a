/** The fleet on paper: how long a maintenance window is, and what it waits for. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.lab.plan;
