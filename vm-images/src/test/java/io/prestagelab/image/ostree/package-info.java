@org.jspecify.annotations.NullMarked
package io.prestagelab.image.ostree;
