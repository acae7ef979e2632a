package io.prestagelab.runs.diagnose;

/**
 * One line of a log as a person would see it: escape sequences are gone, its place is that of an
 * editor.
 *
 * @param file the name it is known by; a member of an archive is {@code archive!member}
 * @param number counted from 1 by line feeds
 * @param text without the line end, at most {@link LineSplitter#LONGEST} bytes of it
 */
record LogLine(String file, long number, String text) {}
