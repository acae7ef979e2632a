package io.prestagelab.lab.trial;

import io.prestagelab.image.Progress;
import io.prestagelab.image.install.IsoLayout;
import io.prestagelab.lab.LabException;
import io.prestagelab.lab.content.Access;
import io.prestagelab.lab.verdict.ContentWitness;
import io.prestagelab.lab.verdict.DiskTestimony;
import io.prestagelab.lab.verdict.InstallerTexts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What differs in a trial between StarlingX' generations; chosen by the installation ISO. */
interface Installer {

  /** The ISO's software release. */
  String release();

  /** What is where in its ISOs. */
  IsoLayout layout();

  /** Memory that a server needs to run it, in MiB. */
  int memoryMiB();

  /**
   * Makes a server's disk as an earlier prestaging can have left it.
   *
   * @param target what it becomes; does not exist yet
   * @param settings of its server
   * @param folder where what disks are made from is kept
   * @param prestaging makes a file: the disk of such a server that prestaged itself
   * @throws LabException if no disk of this generation can be in that state
   */
  Path disk(
      DiskState state, Path target, LabSettings settings, Path folder, Consumer<Path> prestaging);

  /** The line of a kickstart that an event is, if it is one. */
  Optional<String> kickstartLine(GuestEvent event);

  /** What the kickstart's line ends with, or has in it, when the bundle is complete. */
  String prestaged();

  /**
   * What the kickstart's line has in it after which nothing more of the bundle is written; empty if
   * it goes on to the end of the machine.
   */
  Optional<String> finished();

  /** What its lines mean. */
  InstallerTexts texts();

  /**
   * Puts what the System Controller serves for the release, beside nodes, into its folder.
   *
   * @param cache where what runs share is kept
   */
  void offer(Path folder, Path cache, Progress progress);

  /**
   * What the content server's log tells.
   *
   * @param release path of the release on the content server, {@code /iso/24.09}
   * @param node path of the server's node below it
   * @param www root of the content server
   */
  ContentWitness hear(List<Access> log, String release, String node, Path www);

  /** Marks what the System Controller serves below {@code www}. */
  OriginMark mark(Path www);

  /** A command for the installed system's shell that tells what {@link #answer} reads. */
  String question();

  /** What the lines that it and the mark's question printed tell. */
  DiskTestimony answer(List<String> lines, OriginMark mark);
}
