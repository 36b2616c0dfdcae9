using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Simulator.Scenarios;
using Simulator.Service;

namespace Simulator.Cli;

/// <summary><c>load tokens</c>: tokens of the reference service for everybody whom a load run simulates.</summary>
internal static class LoadTokensCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n" };

    public static Command Create()
    {
        var scenario = ServeCommand.ScenarioArgument("The scenario that is served and played.");
        var data = ServeCommand.DataOption();
        var tokens = ServeCommand.TokensOption();
        var prefix = new Option<string>("--prefix") { Description = "How the ids of the tokens begin.", DefaultValueFactory = _ => "load" };
        var output = new Option<string>("--out") { Description = "The file for 'load --tokens'; it holds secrets.", DefaultValueFactory = _ => "load-tokens.json" };
        var command = new Command(
            "tokens",
            "Make tokens of the reference service for a load run: a requester that also executes, an auditor who lists tasks and fetches the trail, and every reviewer of every pool. A running service takes them at once.\n\n"
            + "Example:\n  load tokens baseline --out load-tokens.json\n  serve baseline --compress 600 &\n  load baseline --url http://127.0.0.1:8080 --tokens load-tokens.json --compress 600")
        {
            scenario, data, tokens, prefix, output,
        };
        command.SetAction(parsed =>
        {
            if (ServeCommand.Load(parsed.GetValue(scenario), null) is not { } loaded)
            {
                return ExitCode.Usage;
            }

            var into = parsed.GetValue(tokens) ?? ServeCommand.TokensIn(parsed.GetValue(data) ?? ServeCommand.FolderOf(loaded));
            return Make(loaded, into, parsed.GetValue(prefix)!, parsed.GetValue(output)!);
        });
        return command;
    }

    private static int Make(Scenario scenario, string into, string prefix, string output)
    {
        var reviewers = Reviewers(scenario);
        try
        {
            var made = TokenFile.Add(into,
            [
                new NewToken(prefix + "-requester", Roles.Requester | Roles.Executor, null, null),
                new NewToken(prefix + "-auditor", Roles.Auditor, null, null),
                .. reviewers.Select(reviewer => new NewToken(prefix + "-" + IdOf(reviewer.Name), Roles.Approver, reviewer.Person, null)),
            ]);
            var content = new
            {
                requester = made[0],
                observer = made[1],
                auditor = made[1],
                reviewers = reviewers.Index().ToDictionary(each => each.Item.Name, each => made[each.Index + 2], StringComparer.Ordinal),
            };
            Write(output, JsonSerializer.SerializeToUtf8Bytes(content, Indented));
            Screen.Error(string.Create(CultureInfo.InvariantCulture, $"{into}: {made.Count} added; {output}: the tokens themselves, which are shown nowhere else"));
            return ExitCode.Success;
        }
        catch (Exception refused) when (refused is InvalidDataException or ArgumentException)
        {
            Screen.Error($"load: {refused.Message} Another --prefix makes other tokens.");
            return ExitCode.Usage;
        }
    }

    /// <summary>The reviewers as the load driver names them, with their names in the service.</summary>
    private static List<(string Name, string Person)> Reviewers(Scenario scenario)
    {
        var people = Catalogue.Create(scenario).Reviewers;
        return
        [
            .. scenario.Pools.Index().SelectMany(pool => people.Where(person => person.Pool == pool.Index).Select((person, number) =>
                (string.Create(CultureInfo.InvariantCulture, $"{pool.Item.Name}-{number + 1}"), person.Name))),
        ];
    }

    private static string IdOf(string name) => string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'));

    private static void Write(string path, byte[] content)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new FileStream(path, options);
        file.Write(content);
    }
}
