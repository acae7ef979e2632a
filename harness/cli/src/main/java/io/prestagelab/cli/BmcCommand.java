package io.prestagelab.cli;

import picocli.CommandLine.Command;

/** {@code lab bmc}: emulated BMCs, and checks of any BMC. */
@Command(
    name = "bmc",
    mixinStandardHelpOptions = true,
    description = "Emulated Redfish BMCs; checks and recordings of any BMC.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      BmcCheckCommand.class,
      BmcConsoleCommand.class,
      BmcPersonalitiesCommand.class,
      BmcRecordCommand.class,
      BmcReplayCommand.class,
      BmcServeCommand.class,
      BmcUnstickCommand.class
    })
final class BmcCommand {}
