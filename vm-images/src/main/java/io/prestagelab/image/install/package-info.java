/** What an installation ISO gives to those that make other ISOs of it. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.image.install;
