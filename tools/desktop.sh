# Sourced by tools that start QGIS Desktop: a virtual screen, a profile of its own, no trace left.

# desktop PROFILES_DIR WIDTHxHEIGHT STARTUP.PY: QGIS with that script; its exit code is QGIS's.
# The script must end QGIS itself; after DESKTOP_SECONDS it is ended with code 124.
desktop() {
  local profiles=$1 size=$2 startup=$3
  local runtime=$profiles/run
  mkdir -p -m 700 "$runtime"
  # HOME too: QGIS and GDAL write there. Without a GPU, Mesa is told at once to draw by itself.
  env -u QT_QPA_PLATFORM -u WAYLAND_DISPLAY XDG_RUNTIME_DIR="$runtime" XDG_CONFIG_HOME="$profiles/config" \
    HOME="$profiles" LIBGL_ALWAYS_SOFTWARE=1 \
    timeout --kill-after=10 "${DESKTOP_SECONDS:-180}" \
    xvfb-run -a -s "-screen 0 ${size}x24 -dpi 96 -nolisten tcp" \
    qgis --nologo --noversioncheck --nocustomization --profiles-path "$profiles" --profile default \
    --code "$startup"
}
