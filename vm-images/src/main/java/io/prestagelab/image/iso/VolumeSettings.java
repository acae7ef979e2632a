package io.prestagelab.image.iso;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a volume to be written is called and how it boots.
 *
 * @param volumeId its label; letters of all kinds are allowed, as boot media use them
 * @param made its time of creation
 * @param biosImage path of the boot image for BIOS (isolinux.bin); it gets a boot information table
 * @param efiImage path of the EFI boot image, a FAT file system; absent for a volume that boots by
 *     BIOS only
 * @param catalogue path under which the boot catalogue is seen
 * @param hybridCode the boot code (432 bytes) that lets a BIOS boot the volume from a disk; absent
 *     for a CD only
 * @param style what it has beside ISO 9660 and Rock Ridge
 */
public record VolumeSettings(
    String volumeId,
    Instant made,
    String biosImage,
    @Nullable String efiImage,
    String catalogue,
    Content.@Nullable Text hybridCode,
    VolumeStyle style) {}
