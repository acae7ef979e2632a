/** The System Controller, trials on virtual servers, and the judge. */
@org.jspecify.annotations.NullMarked
package io.prestagelab.lab;
