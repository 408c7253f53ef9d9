# shellcheck shell=bash
# Bare Debians in folders, for packaging/test: made by debootstrap from the mirror that apt uses here
# (or DEBIAN_MIRROR), in the caller's $scratch, which goes when it ends.

: "${scratch:?}"
remove_scratch() {
  umount --recursive "$scratch"/*/proc 2>/dev/null || true
  rm -rf --one-file-system "$scratch"
}
trap remove_scratch EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

fail() {
  echo "packaging/test: $*" >&2
  exit 1
}

# quietly COMMAND...: its output is shown only where it fails, and ends the test
quietly() {
  "$@" >"$scratch/log" 2>&1 || {
    tail -n 30 "$scratch/log"
    fail "failed: $*"
  }
}

find_mirror() {
  # shellcheck disable=SC2016  # apt's own names
  apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' |
    sed -n 's/^Debian //p' | sort -u | head -n 1
}
mirror=${DEBIAN_MIRROR-$(find_mirror)}

# has_suite SUITE: does the mirror have that release?
has_suite() {
  [ -n "$mirror" ] && /usr/lib/apt/apt-helper -qq download-file \
    "${mirror%/}/dists/$1/Release" "$scratch/Release-$1" >/dev/null 2>&1
}

# new_root SUITE NAME: a bare Debian in $scratch/NAME
new_root() {
  local bare=$scratch/bare-$1 root=$scratch/$2
  if [ ! -d "$bare" ]; then
    quietly debootstrap --variant=minbase "$1" "$bare" "$mirror"
    cp /etc/hosts "$bare/etc/hosts"
  fi
  cp -a "$bare" "$root"
  mount -t proc proc "$root/proc"
}

# inside ROOT COMMAND...: by root, with nothing of this shell's environment
inside() {
  local root=$1
  shift
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LC_ALL=C \
    DEBIAN_FRONTEND=noninteractive "$@"
}

# apt_in ROOT WORD...
apt_in() { quietly inside "$1" apt-get -qq -y --no-install-recommends "${@:2}"; }
