package io.prestagelab.image.iso;

/**
 * What the primary volume descriptor says about a volume.
 *
 * @param volumeId its label, as {@code LABEL=} finds it
 * @param applicationId the application identifier
 * @param size its size in bytes by its own account; a hybrid image's file may be longer
 * @param mediaCheck the line that {@code implantisomd5} leaves for {@code checkisomd5}; empty
 *     without one
 */
public record IsoVolume(String volumeId, String applicationId, long size, String mediaCheck) {}
