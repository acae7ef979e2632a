# shellcheck shell=bash
# A Docker engine for the tests of the container image: the one that runs, else one of our own. ROOT and LAB_HOME are set by the caller.

DOCKER_FOLDER=''

# start_docker: makes DOCKER_HOST lead to an engine; 1, with the reason, if there is none
start_docker() {
  if docker version >/dev/null 2>&1; then
    say "Docker: the engine that runs here"
    return 0
  fi
  command -v dockerd >/dev/null || { say "Docker: no engine runs and dockerd is not installed" && return 1; }
  ((EUID == 0)) || { say "Docker: no engine runs, and only root can start one" && return 1; }
  # short, because the path of a socket must be
  DOCKER_FOLDER=$(mktemp -d /tmp/lab-docker.XXXXXX)
  mkdir -p "$LAB_HOME/docker"
  # no bridge and no iptables: containers use the machine's network, and nothing of it is changed
  dockerd --data-root "$LAB_HOME/docker/data" --exec-root "$DOCKER_FOLDER/exec" --pidfile "$DOCKER_FOLDER/pid" \
    --host "unix://$DOCKER_FOLDER/sock" --bridge=none --iptables=false --ip6tables=false >"$LAB_HOME/docker/dockerd.log" 2>&1 &
  DOCKER_PID=$!
  export DOCKER_HOST=unix://$DOCKER_FOLDER/sock LAB_DOCKER_NETWORK=host
  local try
  for ((try = 0; try < 120; try++)); do
    docker version >/dev/null 2>&1 && say "Docker: an engine of our own" && return 0
    kill -0 "$DOCKER_PID" 2>/dev/null || break
    sleep 0.5
  done
  say "Docker: dockerd did not start: $(tail -n 1 "$LAB_HOME/docker/dockerd.log")"
  stop_docker
  return 1
}

# stop_docker: removes the containers of the tests, and ends an engine of our own
stop_docker() {
  local left
  left=$(docker ps --all --quiet --filter label=io.prestagelab.test 2>/dev/null || true)
  # shellcheck disable=SC2086 # one argument for each
  [[ -z $left ]] || docker rm --force $left >/dev/null
  if [[ -n $DOCKER_FOLDER ]]; then
    kill "$DOCKER_PID" 2>/dev/null || true
    wait "$DOCKER_PID" 2>/dev/null || true
    # what the engine leaves mounted when it ends
    umount "$DOCKER_FOLDER"/exec/netns/* 2>/dev/null || true
    rm -rf "$DOCKER_FOLDER" || say "Docker: $DOCKER_FOLDER could not be removed"
    DOCKER_FOLDER=''
    unset DOCKER_HOST LAB_DOCKER_NETWORK
  fi
}

# make_test_image: the image; its name is kept in a file. 1 if there is none
make_test_image() {
  timeout 300 "$ROOT/ci/image" --tag prestage-lab-bmc:test --bootstrap >"$LAB_HOME/test-image" || { say "Docker: the image could not be made" && return 1; }
}

# use_test_image: what Testcontainers has to know
use_test_image() {
  LAB_TEST_IMAGE=$(<"$LAB_HOME/test-image")
  export LAB_TEST_IMAGE TESTCONTAINERS_RYUK_DISABLED=true TESTCONTAINERS_HOST_OVERRIDE=localhost TESTCONTAINERS_PULL_TIMEOUT=5
}
