package io.prestagelab.cli;

import picocli.CommandLine.Command;

/** {@code lab bmc record}: a BMC as a folder, a client's session as a file. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    description = "Record a BMC: its resources, or a client's session with it. Safe to publish.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {BmcRecordCrawlCommand.class, BmcRecordProxyCommand.class})
final class BmcRecordCommand {}
