package io.prestagelab.image.miniboot;

import io.prestagelab.image.Progress;
import io.prestagelab.image.boot.BootMenu;
import io.prestagelab.image.iso.IsoEntry;
import io.prestagelab.image.iso.VolumeTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a generation's Miniboot ISO is, and what is served beside it. */
interface MinibootFlavour {

  String label();

  /** What the user should know. */
  List<String> warnings();

  /** Whether an entry of the installation ISO is taken over. */
  boolean keeps(IsoEntry entry);

  BootMenu menu();

  /** Puts what else is in the ISO into the tree. */
  void putInto(VolumeTree tree);

  /** Puts what is served beside the ISO into the node's folder. */
  void serve(NodeDirectory node, Path folder, Progress progress) throws IOException;

  /** The kickstart's name in the node's folder; none if it is in the ISO. */
  Optional<String> servedKickstart();
}
