#!/usr/bin/env bash
# Prepares the container: Gradescope runs this once, as root, when the autograder is uploaded.
set -euo pipefail
root=${GRADER_AUTOGRADER:-/autograder}
source=$root/source
trap 'echo "setup.sh: failed in line $LINENO; no submission can be graded" >&2' ERR
umask 022

if command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends bubblewrap libseccomp2 python3 python3-venv >/dev/null
fi

fits() { "$1" -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }
python=python3
if ! fits "$python" && command -v apt-get >/dev/null; then # Ubuntu 22.04 has a newer one beside its own
    apt-get install -y -qq --no-install-recommends python3.11 python3.11-venv >/dev/null || true
    python=python3.11
fi
if ! fits "$python"; then
    echo "setup.sh: expected Python 3.11 or newer with venv, found $(python3 --version 2>&1 || true);" \
        "choose the base image Ubuntu 24.04" >&2
    exit 1
fi

"$python" -m venv "$root/grader"
"$root/grader/bin/python" -m pip install --quiet --no-cache-dir --disable-pip-version-check \
    "$source"/grader-*.whl --requirement "$source/requirements.txt"

# What decides grades is for root alone: the sandbox runs as another user.
chmod 700 "$source"
if [ -e "$source/course.key" ]; then chmod 600 "$source/course.key"; fi

"$root/grader/bin/grader" list --course "$source"
"$root/grader/bin/grader" doctor || echo "setup.sh: what is missing here may be there when submissions are graded"
