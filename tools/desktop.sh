# Sourced by tools that start QGIS Desktop: a virtual screen, a profile of its own, no trace left.

# desktop PROFILES_DIR WIDTHxHEIGHT STARTUP.PY: QGIS with that script on a screen of its own; its
# exit code is QGIS's. The script must end QGIS; after DESKTOP_SECONDS it is ended with code 124.
desktop() {
  local profiles=$1 size=$2 startup=$3
  timeout --kill-after=10 "${DESKTOP_SECONDS:-180}" \
    xvfb-run -a -s "-screen 0 ${size}x24 -dpi 96 -nolisten tcp" \
    bash -c '. "$0"; desktop_qgis "$@"' "${BASH_SOURCE[0]}" "$profiles" --code "$startup"
}

# desktop_qgis PROFILES_DIR [OPTIONS OF QGIS]: QGIS takes this shell's place, on the screen DISPLAY.
desktop_qgis() {
  local profiles=$1 runtime=$1/run
  shift
  mkdir -p -m 700 "$runtime"
  # HOME too: QGIS and GDAL write there. Without a GPU, Mesa is told at once to draw by itself.
  # QGIS embeds the system's Python: another one must not come before it.
  exec env -u QT_QPA_PLATFORM -u WAYLAND_DISPLAY -u PYTHONPATH XDG_RUNTIME_DIR="$runtime" XDG_CONFIG_HOME="$profiles/config" \
    HOME="$profiles" LIBGL_ALWAYS_SOFTWARE=1 PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    qgis --nologo --noversioncheck --nocustomization --profiles-path "$profiles" --profile default "$@"
}
