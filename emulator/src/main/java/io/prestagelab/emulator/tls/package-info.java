/** TLS of BMCs: keys, certificates, what is in use. */
@NullMarked
package io.prestagelab.emulator.tls;

import org.jspecify.annotations.NullMarked;
