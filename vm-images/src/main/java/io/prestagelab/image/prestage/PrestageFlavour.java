package io.prestagelab.image.prestage;

import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.VolumeTree;
import io.prestagelab.image.prestage.PrestageReport.BundleFile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a generation's prestaged ISO is, beside the tree of the installation ISO. */
interface PrestageFlavour {

  String label();

  /** The largest file that may be added, in bytes. */
  long largestFile();

  /** How many entries the menu has. */
  int menuEntries();

  /** Refuses what cannot work with this ISO, and returns what the user should be warned of. */
  List<String> check();

  /** Path of the embedded installation ISO; none if it is not embedded. */
  @Nullable String embeddedIso();

  /** Whether an entry of the installation ISO is taken over. */
  boolean keeps(IsoEntry entry);

  BootMenu menu();

  /** Puts bundle, kickstarts and added files into the tree. */
  void putInto(VolumeTree tree);

  /** The bundle's files for the report, with the sums by path. */
  List<BundleFile> files(Map<String, String> sums);
}
