package io.prestagelab.cli;

import picocli.CommandLine.Command;

/** {@code lab iso}: build, inspect and compare ISOs. */
@Command(
    name = "iso",
    description = "Build, inspect and compare prestaged and Miniboot ISOs.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      IsoPrestageCommand.class,
      IsoInspectCommand.class,
      IsoDiffCommand.class,
      IsoMinibootCommand.class
    })
final class IsoCommand {}
