/** Tests of the API for tests, as its users write them; the snippets of the documentation. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.testing;
