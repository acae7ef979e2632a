package io.prestagelab.emulator.redfish;

import tools.jackson.databind.node.ObjectNode;

/**
 * An event that subscribers are sent.
 *
 * @param id its number, which grows
 * @param record the event's record
 */
record Kept(long id, ObjectNode record) {}
