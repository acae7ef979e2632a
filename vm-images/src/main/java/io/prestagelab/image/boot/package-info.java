/** Boot menus, kernel arguments and the EFI boot image. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.image.boot;
