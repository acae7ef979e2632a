package io.prestagelab.runs.diagnose;

/**
 * A message of a Redfish registry, in plain words.
 *
 * @param key the last part of its MessageId, such as {@code RAC0720}
 * @param says what it means
 * @param advice what to do
 * @param source where it is defined or was seen
 */
record VendorMessage(String key, String says, String advice, String source) {}
