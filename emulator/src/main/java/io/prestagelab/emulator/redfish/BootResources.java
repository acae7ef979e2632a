package io.prestagelab.emulator.redfish;

import io.prestagelab.emulator.bmc.Bmc;
import io.prestagelab.emulator.bmc.BootOption;
import io.prestagelab.emulator.bmc.BootOverride;
import io.prestagelab.emulator.bmc.BootTarget;
import io.prestagelab.emulator.host.Firmware;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Boot options, their order, and the UEFI target of a system's boot override. */
final class BootResources {

  private static final String OPTIONS = Ids.ROOT + "/Systems/{system}/BootOptions";
  private static final String UEFI_TARGET = "UefiTargetBootSourceOverride";

  private BootResources() {}

  static List<Resource> all() {
    return List.of(
        Resource.at(
            OPTIONS,
            Types.collection("BootOption"),
            (call, out) ->
                Collections.members(
                    out,
                    "Boot options of " + call.system().id(),
                    references(call.system().bootOptions()).stream()
                        .map(reference -> call.uri() + "/" + reference)
                        .toList())),
        Resource.at(OPTIONS + "/{option}", Types.BOOT_OPTION, BootResources::option));
  }

  private static void option(Call call, ObjectNode out) {
    Bmc bmc = call.system();
    BootOption option =
        bmc.bootOptions().stream()
            .filter(known -> known.reference().equals(call.variable("option")))
            .findFirst()
            .orElseThrow(call::missing);
    out.put("Id", option.reference());
    out.put("Name", option.entry().name());
    out.put("BootOptionReference", option.reference());
    out.put("DisplayName", option.entry().name());
    out.put("BootOptionEnabled", bmc.bootOrder().contains(option));
    out.put("UefiDevicePath", option.entry().uefiPath());
    out.put("Alias", option.alias().wire());
  }

  private static List<String> references(List<BootOption> options) {
    return options.stream().map(BootOption::reference).toList();
  }

  /** The targets of an override that this server knows. */
  static List<String> targets(Bmc bmc) {
    boolean uefi = bmc.host().firmwares().contains(Firmware.UEFI);
    return Arrays.stream(BootTarget.values())
        .filter(target -> uefi || target != BootTarget.UEFI_TARGET)
        .map(BootTarget::wire)
        .toList();
  }

  /** What a system's Boot object says about options and order. */
  static void boot(Bmc bmc, String uri, ObjectNode out) {
    out.put(UEFI_TARGET, bmc.bootOverride().uefiTarget());
    out.set(
        UEFI_TARGET + "@Redfish.AllowableValues",
        Json.array(bmc.bootOptions().stream().map(option -> option.entry().uefiPath()).toList()));
    out.put("BootOrderPropertySelection", "BootOrder");
    out.set("BootOrder", Json.array(references(bmc.bootOrder())));
    out.set("BootOptions", Json.link(uri + "/BootOptions"));
  }

  /** The UEFI device path after {@code patch}. */
  static @Nullable String uefiTarget(Patch patch, BootOverride now) {
    String path = "Boot/" + UEFI_TARGET;
    return patch.has(path) ? patch.optional(path, text -> !text.isEmpty()) : now.uefiTarget();
  }

  /** Takes a new boot order out of {@code patch}. */
  static void order(Patch patch, Bmc bmc) {
    List<BootOption> options = bmc.bootOptions();
    List<String> wanted = patch.choices("Boot/BootOrder", references(options));
    if (!wanted.isEmpty()) {
      patch.then(
          "BootOrder",
          () ->
              bmc.setBootOrder(
                  wanted.stream()
                      .flatMap(word -> options.stream().filter(o -> o.reference().equals(word)))
                      .toList()));
    }
  }
}
