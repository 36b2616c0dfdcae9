using System.Text.Json;
using Simulator.Scenarios;
using Simulator.Service;

namespace Simulator.Cli;

/// <summary>The tokens with which <c>load</c> plays a scenario against a service: somebody who submits and executes, somebody who sees all tasks, an auditor, and every reviewer.</summary>
internal static class LoadTokens
{
    /// <summary>Makes them and writes the file that <c>load --tokens</c> reads, for its owner alone.</summary>
    /// <param name="path">The service's token file.</param>
    /// <param name="secrets">The file to write; it must not exist.</param>
    /// <param name="scenario">The scenario that is served and played.</param>
    /// <param name="people">Its people.</param>
    /// <returns>The exit code.</returns>
    public static int Make(string path, string secrets, Scenario scenario, IReadOnlyList<ServicePerson> people)
    {
        if (File.Exists(secrets))
        {
            Screen.Error($"simulator: {secrets} exists already");
            return ExitCode.Usage;
        }

        var reviewers = scenario.Pools.SelectMany((pool, index) => people.Where(person => person.Pool == index)
            .Select((person, number) => (Name: $"{pool.Name}-{number + 1}", Token: new NewToken("load-" + ServeTokenCommand.IdOf(pool.Name, number + 1), Roles.Approver, person.Name, null)))).ToArray();
        NewToken[] wanted =
        [
            new NewToken("load-requester", Roles.Requester | Roles.Executor | Roles.Operator, null, null), // its word on containment is believed
            new NewToken("load-observer", Roles.Operator, null, null),
            new NewToken("load-auditor", Roles.Auditor, null, null),
            .. reviewers.Select(reviewer => reviewer.Token),
        ];
        if (ServeTokenCommand.Add(path, wanted) is not { } made)
        {
            return ExitCode.Usage;
        }

        using (var file = new FileStream(secrets, ForOwner()))
        {
            using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true });
            json.WriteStartObject();
            json.WriteString("requester", made[0]);
            json.WriteString("observer", made[1]);
            json.WriteString("auditor", made[2]);
            json.WriteStartObject("reviewers");
            foreach (var ((name, _), token) in reviewers.Zip(made.Skip(3)))
            {
                json.WriteString(name, token);
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        Screen.Error($"{path}: {wanted.Length} added; the tokens are in {secrets}, which holds secrets.");
        return ExitCode.Success;
    }

    private static FileStreamOptions ForOwner()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
