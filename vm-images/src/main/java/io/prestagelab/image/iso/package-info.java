/** Reading and writing ISO 9660 volumes with Rock Ridge, El Torito and a hybrid boot sector. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.image.iso;
