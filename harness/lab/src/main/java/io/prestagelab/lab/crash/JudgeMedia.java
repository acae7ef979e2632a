package io.prestagelab.lab.crash;

import io.prestagelab.image.install.Generation;
import java.nio.file.Path;

/**
 * What a machine that judges reads.
 *
 * @param generation of both ISOs
 * @param iso an installation ISO of the lab's own, for its second stage
 * @param prestaged the prestaged ISO, for what the bundle has to be
 * @param release the bundle's
 */
record JudgeMedia(Generation generation, Path iso, Path prestaged, String release) {}
