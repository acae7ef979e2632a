package io.prestagelab.emulator.profile;

/** What a path leads to, as far as personalities care. */
enum Kind {
  ROOT,
  SYSTEMS,
  SYSTEM,
  MANAGERS,
  MANAGER,
  CHASSIS,
  DRIVES,
  DRIVE,
  SETTINGS,
  OTHER;

  static Kind of(String path) {
    String rest = path.replaceFirst("^/redfish/v1/?", "").replaceFirst("/$", "");
    if (rest.isEmpty()) {
      return ROOT;
    }
    String[] parts = rest.split("/");
    boolean media = parts.length > 2 && parts[2].equals("VirtualMedia");
    return switch (parts.length) {
      case 1 -> collection(parts[0]);
      case 2 -> member(parts[0]);
      case 3 -> media ? DRIVES : parts[2].equals("Settings") ? SETTINGS : OTHER;
      case 4 -> media ? DRIVE : OTHER;
      default -> OTHER;
    };
  }

  private static Kind collection(String name) {
    return name.equals("Systems") ? SYSTEMS : name.equals("Managers") ? MANAGERS : OTHER;
  }

  private static Kind member(String name) {
    return name.equals("Systems")
        ? SYSTEM
        : name.equals("Managers") ? MANAGER : name.equals("Chassis") ? CHASSIS : OTHER;
  }
}
