package io.prestagelab.lab.crash;

/**
 * How a run's power cuts are judged.
 *
 * @param subject what is recorded
 * @param states at most so many states are judged
 * @param seed of what is left to chance
 * @param machines how many machines judge at a time
 * @param wholes for so many states whole runs are made
 */
public record CrashSettings(
    CrashSubject subject, int states, long seed, int machines, int wholes) {}
