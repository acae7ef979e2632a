/** What the System Controller serves to a subcloud: the content server and its access log. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.lab.content;
