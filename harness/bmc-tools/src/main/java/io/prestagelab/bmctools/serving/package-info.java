/** What serving a file over HTTP needs, here and in the lab. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.bmctools.serving;
