# shellcheck shell=bash
ilog "Replacing ostree sysroot remote with: file:///var/www/pages/feed/rel-$RELEASE/ostree_repo/ starlingx"
replace_remote /sysroot/ostree/repo "$instname" "file:///var/www/pages/feed/rel-$RELEASE/ostree_repo/" starlingx
ilog "Replacing ostree feed remote with: http://controller:8080/feed/rel-$RELEASE/ostree_repo/ starlingx"
replace_remote "$_repo" starlingx "http://controller:8080/feed/rel-$RELEASE/ostree_repo/" starlingx
