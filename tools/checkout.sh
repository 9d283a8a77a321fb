# Sourced by the other tools: sets ROOT, the checkout's folder, and says what the plugin is made of.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)

if [ "$(basename "$ROOT")" = processing ]; then
  echo "This checkout's folder is named 'processing', like QGIS's own package, which it would hide: give the folder another name." >&2
  exit 3
fi

# Other repositories' settings, as inside a git hook, must not lead git astray.
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE GIT_PREFIX

# git on this checkout, whoever owns it and whatever the user has set.
git_here() {
  git -C "$ROOT" -c safe.directory="$ROOT" -c core.autocrlf=false -c core.attributesFile=/dev/null "$@"
}

need_git() {
  command -v git >/dev/null || { echo "git is needed for this; install it first." >&2; exit 3; }
  [ "$(git_here rev-parse --show-toplevel 2>/dev/null)" = "$ROOT" ] || {
    echo "$ROOT is no git checkout, so what belongs to the plugin can't be told." >&2
    exit 3
  }
}

# shipped_tree DIR: what the zip would hold if all changes were committed now. The repository
# itself is left alone: index and new objects are thrown away.
shipped_tree() {
  need_git
  local scratch tree
  scratch=$(mktemp -d)
  mkdir -p "$1" "$scratch/objects"
  tree=$(
    export GIT_INDEX_FILE=$scratch/index GIT_OBJECT_DIRECTORY=$scratch/objects
    GIT_ALTERNATE_OBJECT_DIRECTORIES=$(git_here rev-parse --path-format=absolute --git-common-dir)/objects
    export GIT_ALTERNATE_OBJECT_DIRECTORIES
    git_here add -A && git_here archive "$(git_here write-tree)" | tar -x -C "$1" && echo done
  )
  rm -rf "$scratch"
  [ "$tree" = done ]
}
