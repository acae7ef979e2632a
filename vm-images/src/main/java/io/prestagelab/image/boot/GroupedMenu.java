package io.prestagelab.image.boot;

import java.util.List;

/**
 * A menu of groups of consoles, as the Debian generation's loaders show it. The kernel's command
 * line names the initrd too, which isolinux reads.
 *
 * @param title its headline
 * @param label the label of the volume, by which GRUB finds it
 * @param groups what can be chosen
 * @param chosen number of the entry that the timeout chooses, counted over all groups from 0
 * @param timeout how long it waits
 * @param kernel path of the kernel, with a leading slash
 * @param initrd path of the initrd, with a leading slash
 */
public record GroupedMenu(
    String title,
    String label,
    List<Group> groups,
    int chosen,
    MenuTimeout timeout,
    String kernel,
    String initrd)
    implements BootMenu {

  /**
   * Entries that stand together.
   *
   * @param id by which GRUB names the group; empty for entries that stand in the menu itself
   * @param title its headline
   */
  public record Group(String id, String title, List<MenuEntry> entries) {
    public Group {
      entries = List.copyOf(entries);
    }

    boolean isNamed() {
      return !id.isEmpty();
    }
  }

  public GroupedMenu {
    groups = List.copyOf(groups);
  }

  @Override
  public MenuEntry chosenEntry() {
    return groups.stream().flatMap(group -> group.entries().stream()).toList().get(chosen);
  }

  @Override
  public String syslinux() {
    StringBuilder text =
        new StringBuilder(
            """
            prompt 0
            timeout %d
            allowoptions 1
            serial 0 115200

            ui vesamenu.c32
            menu background #ff555555
            menu title %s
            menu tabmsg [Tab] edits the entry, [Return] starts it

            DEFAULT %d
            """
                .formatted(timeout.syslinux(), title, chosen));
    int number = 0;
    for (Group group : groups) {
      text.append(group.isNamed() ? "menu begin\n  menu title " + group.title() + "\n" : "");
      for (MenuEntry entry : group.entries()) {
        text.append(syslinux(number++, entry));
      }
      text.append(group.isNamed() ? "menu end\n" : "");
    }
    return text.toString();
  }

  @Override
  public String grub() {
    StringBuilder text =
        new StringBuilder(
            """
            default="%s"
            timeout=%d
            search --no-floppy --set=root -l '%s'
            set color_normal='light-gray/black'
            set color_highlight='light-green/blue'

            menuentry '%s' --id=title {
              set fallback=1
            }
            """
                .formatted(defaultId(), timeout.grub(), label, GrubText.quotable(title)));
    for (Group group : groups) {
      text.append(group.isNamed() ? submenu(group) : "\n");
      group.entries().forEach(entry -> text.append(grub(entry)));
      text.append(group.isNamed() ? "}\n" : "");
    }
    return text.toString();
  }

  private String defaultId() {
    int before = 0;
    for (Group group : groups) {
      int inside = chosen - before;
      if (inside < group.entries().size()) {
        String id = group.entries().get(inside).id();
        return group.isNamed() ? group.id() + ">" + id : id;
      }
      before += group.entries().size();
    }
    throw new IllegalStateException("the menu has no entry " + chosen);
  }

  private static String submenu(Group group) {
    return "\nsubmenu '%s' --id=%s {\n".formatted(GrubText.quotable(group.title()), group.id());
  }

  private String syslinux(int number, MenuEntry entry) {
    return """
      label %d
        menu label %s
        kernel %s
        ipappend 2
        append %s
    """
        .formatted(number, entry.title(), kernel, entry.bios().line());
  }

  private String grub(MenuEntry entry) {
    return """
      menuentry '%s' --id=%s {
        linux %s %s
        initrd %s
      }
    """
        .formatted(
            GrubText.quotable(entry.title()),
            entry.id(),
            kernel,
            GrubText.arguments(entry.efi()),
            initrd);
  }
}
