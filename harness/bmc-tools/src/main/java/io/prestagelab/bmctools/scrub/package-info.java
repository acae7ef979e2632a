/** Takes what identifies a site out of records that are to be shown to others. */
@NullMarked
package io.prestagelab.bmctools.scrub;

import org.jspecify.annotations.NullMarked;
