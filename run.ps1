# The two commands of the README on Windows: .\run.ps1 simulates, .\run.ps1 test passes the tests. .\run.ps1 bench measures;
# .\run.ps1 theory holds the simulator against textbook models, intervals and alarms its statistics against their promises.
# Everything else goes to the program: .\run.ps1 run baseline --quick
$ErrorActionPreference = 'Stop'
$root = $PSScriptRoot
$env:DOTNET_NOLOGO = '1'
$env:DOTNET_CLI_TELEMETRY_OPTOUT = '1'

if (-not (Get-Command dotnet -ErrorAction SilentlyContinue)) {
    [Console]::Error.WriteLine('run.ps1: the .NET 10 SDK is missing; install it (see README.md, Prerequisite) and run this again')
    exit 2
}

function Invoke-Build($project) {
    $log = & dotnet build (Join-Path $root $project) -c Release -v quiet -nologo 2>&1
    if ($LASTEXITCODE -ne 0) {
        $log | ForEach-Object { [Console]::Error.WriteLine($_) }
        [Console]::Error.WriteLine('run.ps1: the build failed')
        exit 1
    }
}

$first = if ($args.Count -gt 0) { $args[0] } else { '' }
$rest = if ($args.Count -gt 1) { $args[1..($args.Count - 1)] } else { @() }

if ($first -eq 'test') {
    & dotnet test (Join-Path $root 'Simulator.sln') -c Release --nologo @rest
    exit $LASTEXITCODE
}

if ($first -eq 'bench') {
    Invoke-Build 'bench/Simulator.Bench'
    & dotnet (Join-Path $root 'bench/Simulator.Bench/bin/Release/net10.0/simulator-bench.dll') @rest
    exit $LASTEXITCODE
}

if ($first -eq 'theory') {
    Invoke-Build 'tests/Simulator.Validation.Tests'
    & dotnet (Join-Path $root 'tests/Simulator.Validation.Tests/bin/Release/net10.0/Simulator.Validation.Tests.dll') @rest
    exit $LASTEXITCODE
}

if ($first -eq 'alarms') {
    Invoke-Build 'tests/Simulator.Validation.Tests'
    & dotnet (Join-Path $root 'tests/Simulator.Validation.Tests/bin/Release/net10.0/Simulator.Validation.Tests.dll') @args
    exit $LASTEXITCODE
}

if ($first -eq 'pacing') {
    Invoke-Build 'tests/Simulator.LoadDriver.Tests'
    & dotnet (Join-Path $root 'tests/Simulator.LoadDriver.Tests/bin/Release/net10.0/Simulator.LoadDriver.Tests.dll') @rest
    exit $LASTEXITCODE
}
if ($first -eq 'intervals') {
    Invoke-Build 'tests/Simulator.Coverage.Tests'
    & dotnet (Join-Path $root 'tests/Simulator.Coverage.Tests/bin/Release/net10.0/Simulator.Coverage.Tests.dll') @rest
    exit $LASTEXITCODE
}

if ($first -eq 'searches') {
    $number = if ($rest.Count -gt 0) { $rest[0] } else { '200' }
    if ($number -notmatch '^[1-9][0-9]{0,4}$') {
        [Console]::Error.WriteLine('run.ps1: searches takes a number of searches, 1 to 99999')
        exit 2
    }

    Invoke-Build 'tests/Simulator.Experiments.Tests'
    $report = New-TemporaryFile
    $env:SIMULATOR_SEARCHES = $number
    $env:SIMULATOR_SEARCHES_REPORT = $report.FullName
    $log = & dotnet test (Join-Path $root 'tests/Simulator.Experiments.Tests') -c Release --no-build --filter 'FullyQualifiedName~KnownAnswerTests' --verbosity quiet -nologo 2>&1
    $code = $LASTEXITCODE
    Get-Content $report | Sort-Object
    if ($code -ne 0) { $log | ForEach-Object { [Console]::Error.WriteLine($_) } }
    Remove-Item $report
    exit $code
}

Invoke-Build 'src/Simulator.Cli'
& dotnet (Join-Path $root 'src/Simulator.Cli/bin/Release/net10.0/simulator.dll') @args
exit $LASTEXITCODE
