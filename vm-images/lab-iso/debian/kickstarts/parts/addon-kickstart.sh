# shellcheck shell=bash
if is_prestage && [ -e /instboot/ks-addon.cfg ]; then
. /instboot/ks-addon.cfg || elog "ks-addon.cfg failed, rc=$?"
fi
