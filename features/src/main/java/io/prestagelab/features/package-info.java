/** The scenario language: words, and how scenarios are run by Cucumber. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.features;
