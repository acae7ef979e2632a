/**
 * What every part of the image module shares: its errors, progress, and the running of the stock
 * tools it stands on.
 */
@org.jspecify.annotations.NullMarked
package io.prestagelab.image;
