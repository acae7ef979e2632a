/** Tests of the page. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.runs.page;
