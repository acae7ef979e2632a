package io.prestagelab.emulator.fault;

/** Something that is to go wrong. */
public sealed interface Fault permits HttpFault, MediaFault, BmcFault, HostFault {}
