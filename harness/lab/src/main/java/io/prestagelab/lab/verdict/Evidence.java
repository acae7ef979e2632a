package io.prestagelab.lab.verdict;

/**
 * All testimonies on one installation.
 *
 * @param installer the installer's log stream
 * @param content the content server's log
 * @param media the virtual medium's reads
 * @param disk the installed disk
 */
public record Evidence(
    InstallerTestimony installer,
    ContentWitness content,
    MediaTestimony media,
    DiskTestimony disk) {}
