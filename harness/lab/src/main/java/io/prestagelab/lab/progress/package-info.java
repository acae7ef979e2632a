/** What a person sees while the lab works. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.lab.progress;
