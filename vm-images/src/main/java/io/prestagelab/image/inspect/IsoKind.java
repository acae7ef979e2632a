package io.prestagelab.image.inspect;

import io.prestagelab.image.inspect.IsoInspection.Kind;
import io.prestagelab.image.install.Generation;
import io.prestagelab.image.iso.IsoReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells kinds of ISO apart by what each has and the others lack. */
final class IsoKind {

  private IsoKind() {}

  static Kind of(IsoReader iso, @Nullable Generation generation, List<LoaderMenu> menus) {
    if (generation == null) {
      return Kind.OTHER;
    }
    if (!iso.list(IsoInspector.BUNDLE_ROOT).isEmpty()) {
      return Kind.PRESTAGED;
    }
    return switch (generation) {
      case CENTOS -> centos(iso, menus);
      case DEBIAN -> iso.find("ostree_repo").isPresent() ? Kind.INSTALLATION : Kind.MINIBOOT;
    };
  }

  private static Kind centos(IsoReader iso, List<LoaderMenu> menus) {
    boolean boots = iso.hasFile("isolinux.bin") && iso.hasFile("vmlinuz");
    if (boots && iso.hasFile("upgrades/version")) {
      return Kind.INSTALLATION;
    }
    boolean byUrl =
        menus.stream()
            .flatMap(menu -> menu.entries().stream())
            .anyMatch(entry -> entry.arguments().contains("inst.ks=http"));
    return boots && byUrl ? Kind.MINIBOOT : Kind.OTHER;
  }
}
