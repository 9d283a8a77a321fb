# Sourced by the other tools: installs what is missing on Debian or Ubuntu, says nothing when
# there is nothing to do. The caller has set ROOT, the checkout's folder.
#
#   need_packages PACKAGE...   Debian packages by name
#   need_qgis                  QGIS and its Python, at least MIN_QGIS
#   need_venv                  ROOT/.venv on the system's Python, with requirements-dev.txt
#
# Every function ends the script with one sentence when a thing can't be had.

MIN_QGIS=3.40
SYSTEM_PYTHON=/usr/bin/python3 # another python3 on the PATH has no qgis module
SETUP_LOG=${TMPDIR:-/tmp}/synpunkt-setup-$(id -u).log
APT_WAIT=600 # seconds to wait for another apt

say() { printf '%s\n' "$*" >&2; }
give_up() { say "$*"; exit 3; }

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    give_up "Installing packages needs root or sudo. Run this as root, or ask an administrator to install: ${WANTED[*]}"
  fi
}

# apt waits for dpkg's own lock when told to, but not for the lock on the package lists: try again.
apt_quietly() {
  local waited=0
  until as_root env DEBIAN_FRONTEND=noninteractive LC_ALL=C apt-get -q -y \
    -o DPkg::Lock::Timeout=$APT_WAIT -o Acquire::Retries=3 "$@" >"$SETUP_LOG" 2>&1; do
    if grep -q 'Could not get lock' "$SETUP_LOG" && [ $waited -lt $APT_WAIT ]; then
      [ $waited -gt 0 ] || say "Another program is installing packages; waiting for it."
      sleep 5
      waited=$((waited + 5))
    elif grep -q 'dpkg --configure -a' "$SETUP_LOG" && [ -z "${DPKG_MENDED:-}" ]; then
      DPKG_MENDED=1 # an installation was cut off earlier: finish it first
      as_root env DEBIAN_FRONTEND=noninteractive dpkg --configure -a >>"$SETUP_LOG" 2>&1 || true
    else
      tail -n 15 "$SETUP_LOG" >&2
      return 1
    fi
  done
}

installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }
# The version apt would install from RELEASE (empty: its own choice), without epoch and revision.
candidate() {
  LC_ALL=C apt-cache policy ${2:+-t "$2"} "$1" 2>/dev/null |
    sed -n 's/^ *Candidate: \([0-9]*:\)\{0,1\}\([0-9.]*\).*/\2/p'
}
older() { [ -z "$1" ] || dpkg --compare-versions "$1" lt "$2"; }

need_apt() {
  command -v apt-get >/dev/null && command -v dpkg-query >/dev/null ||
    give_up "This needs Debian 12 or 13, or an Ubuntu whose apt offers QGIS $MIN_QGIS or newer."
}

APT_UPDATED=
update_lists() {
  [ -z "$APT_UPDATED" ] || return 0
  apt_quietly update || give_up "The package lists could not be fetched. Check the network and apt's sources, then run this again."
  APT_UPDATED=1
}

need_packages() {
  need_apt
  WANTED=()
  local package
  for package in "$@"; do installed "$package" || WANTED+=("$package"); done
  [ ${#WANTED[@]} -gt 0 ] || return 0
  update_lists
  say "Installing ${WANTED[*]}"
  apt_quietly install --no-install-recommends "${WANTED[@]}" ||
    give_up "These packages could not be installed: ${WANTED[*]}. The lines above say why; run this again when it is mended."
}

# The machine's own Debian mirror serves the backports too, so no address is written here.
add_backports() {
  local release=$1 mirror option="" list=/etc/apt/sources.list.d/synpunkt-backports.list
  local keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  mirror=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(LABEL) $(COMPONENT)' 'Identifier: Packages' |
    awk -v codename="${release%-backports}" '$2 == codename && $3 == "Debian" && $4 == "main" {print $1; exit}')
  [ -n "$mirror" ] || give_up "apt's sources name no Debian mirror for ${release%-backports}, so QGIS $MIN_QGIS can't be found."
  [ ! -e $keyring ] || option="[signed-by=$keyring] "
  WANTED=(qgis)
  echo "deb $option$mirror $release main" | as_root tee $list >/dev/null
  apt_quietly update || {
    as_root rm -f $list
    give_up "$release could not be fetched from this machine's Debian mirror, so QGIS $MIN_QGIS can't be had."
  }
}

need_qgis() {
  need_apt
  local wanted=(qgis python3-qgis qgis-providers fonts-open-sans fonts-dejavu-core) have
  have=$(dpkg-query -W -f='${Version}' python3-qgis 2>/dev/null | sed 's/^[0-9]*://') || have=
  if ! older "$have" $MIN_QGIS; then
    need_packages "${wanted[@]}"
    return
  fi
  . /etc/os-release
  update_lists
  local target=()
  if older "$(candidate qgis)" $MIN_QGIS; then
    local release=${VERSION_CODENAME:-}-backports
    [ "${ID:-}" = debian ] || give_up "${PRETTY_NAME:-This system} offers QGIS $(candidate qgis); Synpunkt needs $MIN_QGIS or newer. Use Debian 12 or 13, or a newer Ubuntu."
    ! older "$(candidate qgis "$release")" $MIN_QGIS || add_backports "$release"
    ! older "$(candidate qgis "$release")" $MIN_QGIS ||
      give_up "Neither ${PRETTY_NAME:-this system} nor its backports offer QGIS $MIN_QGIS or newer."
    target=(-t "$release") # for QGIS alone: everything else stays on the release
  fi
  say "Installing QGIS (about 2 GB on disk)"
  WANTED=(qgis python3-qgis)
  apt_quietly install --no-install-recommends ${target[@]+"${target[@]}"} qgis python3-qgis qgis-providers ||
    give_up "QGIS could not be installed. The lines above say why; run this again when it is mended."
  need_packages "${wanted[@]}"
}

need_venv() {
  need_packages python3-venv
  local venv=$ROOT/.venv stamp
  # numpy stays the system's own: GDAL, matplotlib and SciPy are built against it.
  stamp=$(cat "$ROOT/requirements-dev.txt"; "$SYSTEM_PYTHON" -c 'import sys, numpy; print(sys.version, numpy.__version__)') ||
    give_up "The system's Python has no numpy, which QGIS brings: install QGIS first."
  [ "$stamp" != "$(cat "$venv/synpunkt-stamp" 2>/dev/null)" ] || return 0
  say "Preparing the Python environment in .venv"
  rm -rf "$venv"
  "$SYSTEM_PYTHON" -m venv --system-site-packages "$venv" >"$SETUP_LOG" 2>&1 ||
    give_up "A Python environment could not be made in $venv."
  "$SYSTEM_PYTHON" -c 'import numpy; print("numpy==" + numpy.__version__)' >"$venv/constraints.txt"
  "$venv/bin/pip" install -q --disable-pip-version-check -c "$venv/constraints.txt" -r "$ROOT/requirements-dev.txt" >"$SETUP_LOG" 2>&1 ||
    { tail -n 15 "$SETUP_LOG" >&2; give_up "The test tools could not be installed. The lines above say why."; }
  # A numpy that does not fit breaks GDAL late and oddly: find out now.
  "$venv/bin/python" -c 'from osgeo import gdal_array; import qgis.core' 2>"$SETUP_LOG" ||
    { tail -n 5 "$SETUP_LOG" >&2; give_up "GDAL and numpy do not fit each other in $venv."; }
  printf '%s' "$stamp" >"$venv/synpunkt-stamp"
}
