#!/usr/bin/env bash
# The two commands of the README: ./run.sh simulates, ./run.sh test passes the tests. ./run.sh bench measures; ./run.sh theory
# holds the simulator against textbook models, intervals and alarms its statistics against their promises; kills ends the service
# with SIGKILL 200 times under load, on each store; searches holds the search for
# settings against a known best.
# ./run.sh pacing measures the load driver: its lag at a rate, and a stall beside what a closed loop would have said.
# Everything else goes to the program: ./run.sh run baseline --quick
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1

if ! command -v dotnet >/dev/null 2>&1; then
  echo "run.sh: the .NET 10 SDK is missing; install it (see README.md, Prerequisite) and run this again" >&2
  exit 2
fi
if ! (cd "$root" && dotnet --version >/dev/null 2>&1); then
  echo "run.sh: no SDK here satisfies global.json; install the .NET 10 SDK and run this again" >&2
  exit 2
fi

build() { # project, configuration: quiet unless it fails
  local log
  log=$(mktemp)
  if ! (cd "$root" && dotnet build "$1" -c "$2" -v quiet -nologo) >"$log" 2>&1; then
    cat "$log" >&2
    rm -f "$log"
    echo "run.sh: the build failed" >&2
    exit 1
  fi
  rm -f "$log"
}

newer_than() { # whether any source is newer than the file, so that nothing is built in vain
  [ ! -e "$1" ] || [ -n "$(find "$root/src" "$root/scenarios" "$root"/*.props "$root/global.json" "$root/BannedSymbols.txt" \
    \( -name bin -o -name obj \) -prune -o -type f -newer "$1" -print -quit)" ]
}

case "${1:-}" in
  test)
    shift
    exec "$root/tests/run-tests.sh" "$@"
    ;;
  bench)
    shift
    build bench/Simulator.Bench Release
    exec dotnet "$root/bench/Simulator.Bench/bin/Release/net10.0/simulator-bench.dll" "$@"
    ;;
  theory)
    shift
    build tests/Simulator.Validation.Tests Release
    exec dotnet "$root/tests/Simulator.Validation.Tests/bin/Release/net10.0/Simulator.Validation.Tests.dll" "$@"
    ;;
  alarms)
    build tests/Simulator.Validation.Tests Release
    exec dotnet "$root/tests/Simulator.Validation.Tests/bin/Release/net10.0/Simulator.Validation.Tests.dll" "$@"
    ;;
  pacing)
    shift
    build tests/Simulator.LoadDriver.Tests Release
    exec dotnet "$root/tests/Simulator.LoadDriver.Tests/bin/Release/net10.0/Simulator.LoadDriver.Tests.dll" "$@"
    ;;
  intervals)
    shift
    build tests/Simulator.Coverage.Tests Release
    exec dotnet "$root/tests/Simulator.Coverage.Tests/bin/Release/net10.0/Simulator.Coverage.Tests.dll" "$@"
    ;;
  searches)
    # How often a search finds the known best of a model, 200 searches a limit unless a number is given.
    if ! [[ "${2:-200}" =~ ^[1-9][0-9]{0,4}$ ]]; then
      echo "run.sh: searches takes a number of searches, 1 to 99999" >&2
      exit 2
    fi
    build tests/Simulator.Experiments.Tests Release
    report=$(mktemp)
    code=0
    SIMULATOR_SEARCHES="${2:-200}" SIMULATOR_SEARCHES_REPORT="$report" dotnet test "$root/tests/Simulator.Experiments.Tests" -c Release --no-build \
      --filter "FullyQualifiedName~KnownAnswerTests" --verbosity quiet -nologo >"$report.log" 2>&1 || code=$?
    sort "$report"
    [ "$code" -eq 0 ] || cat "$report.log" >&2
    rm -f "$report" "$report.log"
    exit "$code"
    ;;
  kills)
    shift
    build tests/Simulator.Service.Tests Release
    exec dotnet "$root/tests/Simulator.Service.Tests/bin/Release/net10.0/Simulator.Service.Tests.dll" kill "${1:-200}"
    ;;
  *)
    program="$root/src/Simulator.Cli/bin/Release/net10.0/simulator.dll"
    stamp="$root/src/Simulator.Cli/obj/built.stamp"
    if [ ! -e "$program" ] || newer_than "$stamp"; then
      [ -t 2 ] && echo "building (the first time takes about a minute) ..." >&2
      build src/Simulator.Cli Release
      touch "$stamp"
    fi
    exec dotnet "$program" "$@"
    ;;
esac
