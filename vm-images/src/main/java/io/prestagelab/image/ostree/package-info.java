/** Reading ostree repositories where they lie, inside an ISO. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.image.ostree;
