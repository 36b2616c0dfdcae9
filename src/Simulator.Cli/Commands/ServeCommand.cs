using System.CommandLine;
using Simulator.Scenarios;
using Simulator.Service;

namespace Simulator.Cli;

/// <summary><c>serve</c>: a scenario's policy, gates and people as a service in real time.</summary>
internal static class ServeCommand
{
    private const string PostgresVariable = "SIMULATOR_POSTGRES";

    public static Command Create()
    {
        var scenario = ScenarioArgument("The scenario whose policy, gates, pools, classes and people are served.");
        var set = new Option<string[]>("--set") { Description = "Override one key, repeatable: --set policy.threshold=90%", Arity = ArgumentArity.ZeroOrMore };
        var listen = new Option<string[]>("--listen")
        {
            Description = "Address to listen on, repeatable; port 0 picks a free one. Default: 127.0.0.1:8080.", Arity = ArgumentArity.ZeroOrMore,
        };
        var allowRemote = new Option<bool>("--allow-remote") { Description = "Let other machines connect. There is no TLS here: put something in front that ends it." };
        var data = DataOption();
        var tokens = TokensOption();
        var people = PeopleOption();
        var postgres = new Option<string>("--postgres")
        {
            Description = $"Keep commands in PostgreSQL, shared by several instances; a connection string. The environment variable {PostgresVariable} does the same and keeps the password out of the list of processes.",
        };
        var advertise = new Option<string>("--advertise") { Description = "Where other instances reach this one, such as http://10.0.0.5:8080. Default: the first address." };
        var telemetry = new Option<string>("--otlp") { Description = "Send metrics and traces to this OpenTelemetry collector over OTLP/HTTP, such as http://127.0.0.1:4318." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print the addresses only." };
        var command = new Command(
            "serve",
            "Serve the policy, gates and people of a scenario in real time: HTTP, durable before it answers.\n\n"
            + "Examples:\n  serve token baseline --starter        make a first set of tokens\n  serve baseline                        then open http://127.0.0.1:8080/inbox\n"
            + "  serve my.json --people people.json --listen 127.0.0.1:9000 --data /var/lib/approvals --tokens /etc/approvals/tokens.json\n"
            + $"  {PostgresVariable}='Host=db;Username=simulator;Password=…' serve my.json --advertise http://10.0.0.5:8080 --listen 10.0.0.5:8080 --allow-remote\n\n"
            + "Exit codes: 0 stopped in order by Ctrl-C or SIGTERM, 1 storage that failed for good (start it again), 2 wrong usage, tokens, or a port or folder in use, 99 a damaged log.")
        {
            scenario, set, listen, allowRemote, data, tokens, people, postgres, advertise, telemetry, quiet, ServeTokenCommand.Create(),
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (Load(parsed.GetValue(scenario), parsed.GetValue(set)) is not { } loaded)
            {
                return ExitCode.Usage;
            }

            var folder = parsed.GetValue(data) ?? FolderOf(loaded);
            var connection = parsed.GetValue(postgres) ?? Environment.GetEnvironmentVariable(PostgresVariable);
            if (TelemetryOf(parsed.GetValue(telemetry), out var collector) is { } wrong)
            {
                Screen.Error(wrong);
                return ExitCode.Usage;
            }

            var settings = new ServeSettings(
                [.. (parsed.GetValue(listen) is { Length: > 0 } asked ? asked : ["127.0.0.1:8080"]).Select(Url)],
                string.IsNullOrWhiteSpace(connection)
                    ? new StorageChoice.Folder(folder)
                    : new StorageChoice.Postgres(connection, folder) { Advertised = parsed.GetValue(advertise) },
                parsed.GetValue(tokens) ?? TokensIn(folder))
            {
                AllowRemote = parsed.GetValue(allowRemote),
                Telemetry = collector,
                IsQuiet = parsed.GetValue(quiet),
            };
            if (!File.Exists(settings.TokenFile))
            {
                Screen.Error($"simulator: there is no token file {settings.TokenFile}; make a first set: serve token {parsed.GetValue(scenario)} --starter{Given("--data", parsed.GetValue(data))}{Given("--tokens", parsed.GetValue(tokens))}{Given("--people", parsed.GetValue(people))}");
                return ExitCode.Usage;
            }

            if (parsed.GetValue(people) is { } file)
            {
                if (PeopleFile.Load(file, loaded) is not { } named)
                {
                    return ExitCode.Usage;
                }

                settings = settings with { People = named };
            }

            return await new ServeJob(loaded, settings).RunAsync(cancellation).ConfigureAwait(false);
        });
        return command;
    }

    public static Argument<string> ScenarioArgument(string description)
    {
        var argument = new Argument<string>("SCENARIO")
        {
            Description = description + " Default: " + ShippedScenarios.Default + ".", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => ShippedScenarios.Default,
        };
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => token.Value.StartsWith('-')))
            {
                result.AddError($"there is no option '{token.Value}'");
            }
        });
        return argument;
    }

    public static Option<string> DataOption() => new("--data") { Description = "Folder of the log, the trail and refusals; one process at a time works on it. Default: serve-data/<scenario>." };

    public static Option<string> TokensOption() => new("--tokens") { Description = "The token file; it holds hashes only. Default: tokens.json in the data folder." };

    public static Option<string> PeopleOption() => new("--people")
    {
        Description = "Who works here: {\"people\": [{\"name\": \"Ada\", \"pool\": \"desk\"}]}. Default: the made-up people of the scenario.",
    };

    public static string FolderOf(Scenario scenario) => Path.Combine("serve-data", scenario.Name);

    public static string TokensIn(string folder) => Path.Combine(folder, "tokens.json");

    /// <summary>The scenario; null after its errors were printed.</summary>
    public static Scenario? Load(string? named, string[]? set) => ScenarioFiles.Load(
        Screen.Open(noColor: false, isQuiet: true),
        [named ?? ShippedScenarios.Default],
        new ScenarioOverrides { Set = set ?? [], Environment = Settings.Environment() })?[0];

    private static string Given(string option, string? value) => value is null ? string.Empty : $" {option} {value}";

    /// <summary>An address as people type it: a port alone is one of this machine's own.</summary>
    private static string Url(string typed) =>
        typed.Contains("://", StringComparison.Ordinal) ? typed
        : typed.All(char.IsAsciiDigit) ? "http://127.0.0.1:" + typed
        : "http://" + typed;

    private static string? TelemetryOf(string? typed, out Uri? collector)
    {
        collector = null;
        return typed is null || (Uri.TryCreate(typed, UriKind.Absolute, out collector) && collector.Scheme is "http" or "https")
            ? null
            : $"--otlp: '{typed}' is no address of a collector; write http://127.0.0.1:4318";
    }
}
