package io.prestagelab.harness.cli;

import picocli.CommandLine.Command;

/** {@code lab bmc}: emulated BMCs, and checks of any BMC. */
@Command(
    name = "bmc",
    mixinStandardHelpOptions = true,
    description = "Emulated Redfish BMCs, and checks of any BMC.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {BmcCheckCommand.class, BmcPersonalitiesCommand.class, BmcServeCommand.class})
final class BmcCommand {}
