package io.prestagelab.lab.verdict;

/**
 * What the BMC's virtual medium tells.
 *
 * @param bytesRead bytes that the server read from it
 * @param kernelRead whether all of the kernel on it was read
 * @param initrdRead whether all of the initial RAM disk on it was read
 * @param bootsFromMedium boots that began from it
 */
public record MediaTestimony(
    long bytesRead, boolean kernelRead, boolean initrdRead, int bootsFromMedium) {}
