package io.prestagelab.harness.cli;

import picocli.CommandLine.Command;

/** {@code lab bmc}: emulated BMCs. */
@Command(
    name = "bmc",
    mixinStandardHelpOptions = true,
    description = "Emulated Redfish BMCs.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {BmcServeCommand.class})
final class BmcCommand {}
