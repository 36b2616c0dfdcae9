using System.CommandLine;
using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Service;
using Simulator.Time;

namespace Simulator.Cli;

/// <summary><c>serve token</c>: makes tokens; the file keeps their hashes, the tokens themselves are shown once.</summary>
internal static class ServeTokenCommand
{
    private const int StartersOfPool = 2;

    private static readonly string[] RoleWords = ["requester", "approver", "executor", "operator", "auditor"];

    public static Command Create()
    {
        var scenario = ServeCommand.ScenarioArgument("The scenario that is served: an approver is one of its people.");
        var data = ServeCommand.DataOption();
        var tokens = ServeCommand.TokensOption();
        var people = ServeCommand.PeopleOption();
        var id = new Option<string>("--id") { Description = "Id of the token: 1 to 40 letters, digits and hyphens; it appears in records." };
        var roles = new Option<string[]>("--role") { Description = "What it may do, repeatable: requester, approver, executor, operator, auditor.", Arity = ArgumentArity.ZeroOrMore };
        roles.AcceptOnlyFromAmong(RoleWords);
        var person = new Option<string>("--person") { Description = "Who uses it; an approver needs one." };
        var expires = new Option<string>("--expires") { Description = "When it ends, such as 2027-01-01T00:00:00Z. Default: never." };
        var starter = new Option<bool>("--starter") { Description = $"A first set instead: a clerk, an operator, an executor, an auditor, and {StartersOfPool} approvers of each pool." };
        var command = new Command(
            "token",
            "Make a token. It is printed once, on standard output; the file keeps its hash. A running service reads the file again.\n\n"
            + "Examples:\n  serve token baseline --starter\n  serve token my.json --people people.json --id ada --role approver --person \"Ada\" --expires 2027-01-01T00:00:00Z\n  serve token my.json --id deploy-bot --role requester --role executor")
        {
            scenario, data, tokens, people, id, roles, person, expires, starter,
        };
        command.SetAction(parsed =>
        {
            if (ServeCommand.Load(parsed.GetValue(scenario), null) is not { } loaded
                || PeopleOf(parsed.GetValue(people), loaded) is not { } known)
            {
                return ExitCode.Usage;
            }

            var path = parsed.GetValue(tokens) ?? ServeCommand.TokensIn(parsed.GetValue(data) ?? ServeCommand.FolderOf(loaded));
            List<NewToken> wanted;
            if (parsed.GetValue(starter))
            {
                wanted = Starters(loaded, known);
            }
            else if (Wanted(parsed.GetValue(id), parsed.GetValue(roles) ?? [], parsed.GetValue(person), parsed.GetValue(expires), known) is { } one)
            {
                wanted = [one];
            }
            else
            {
                return ExitCode.Usage;
            }

            return Make(path, wanted, parsed.GetValue(starter));
        });
        return command;
    }

    private static int Make(string path, List<NewToken> wanted, bool isTable)
    {
        try
        {
            var made = TokenFile.Add(path, wanted);
            foreach (var (token, secret) in wanted.Zip(made))
            {
                Screen.Line(isTable ? $"{secret}  {Words(token.Roles)}{(token.Person is { } name ? $", {name}" : string.Empty)}" : secret);
            }

            Screen.Error($"{path}: {wanted.Count} added. They are not shown again.");
            return ExitCode.Success;
        }
        catch (Exception refused) when (refused is InvalidDataException or ArgumentException)
        {
            Screen.Error("simulator: " + refused.Message);
            return ExitCode.Usage;
        }
    }

    private static NewToken? Wanted(string? id, string[] words, string? person, string? expires, IReadOnlyList<ServicePerson> people)
    {
        var end = Instant.MaxValue;
        var roles = words.Aggregate(Roles.None, (all, word) => all | Enum.Parse<Roles>(word, ignoreCase: true));
        var wrong = id is null ? "--id: name the token, or ask for a first set with --starter"
            : roles == Roles.None ? $"--role: say what the token may do: {string.Join(", ", RoleWords)}"
            : person is null && roles.HasFlag(Roles.Approver) ? $"--person: an approver is a person, such as \"{people.FirstOrDefault(one => one.Pool >= 0)?.Name}\""
            : person is not null && people.All(one => one.Name != person) ? $"--person: there is no person '{person}'; there are {string.Join(", ", people.Take(8).Select(one => one.Name))}{(people.Count > 8 ? ", …" : string.Empty)}"
            : roles.HasFlag(Roles.Approver) && people.First(one => one.Name == person).Pool < 0 ? $"--person: {person} reviews in no pool, so nothing could be approved"
            : expires is not null && !Instant.TryParse(expires, out end) ? "--expires: write an instant with an offset, such as 2027-01-01T00:00:00Z"
            : null;
        if (wrong is not null)
        {
            Screen.Error("simulator: " + wrong);
            return null;
        }

        return new NewToken(id!, roles, person, expires is null ? null : end);
    }

    private static List<NewToken> Starters(Scenario scenario, IReadOnlyList<ServicePerson> people) =>
    [
        new NewToken("clerk", Roles.Requester, null, null),
        new NewToken("operator", Roles.Operator, null, null),
        new NewToken("executor", Roles.Executor, null, null),
        new NewToken("auditor", Roles.Auditor, null, null),
        .. scenario.Pools.SelectMany((pool, index) => people.Where(person => person.Pool == index).Take(StartersOfPool)
            .Select((person, number) => new NewToken(IdOf(pool.Name, number + 1), Roles.Approver, person.Name, null))),
    ];

    private static string IdOf(string pool, int number) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{string.Concat(pool.Take(30).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-'))}-{number}");

    private static IReadOnlyList<ServicePerson>? PeopleOf(string? file, Scenario scenario) =>
        file is null ? ServedScenario.PeopleOf(Catalogue.Create(scenario)) : PeopleFile.Load(file, scenario);

    private static string Words(Roles roles) => string.Join(' ', RoleWords.Where(word => roles.HasFlag(Enum.Parse<Roles>(word, ignoreCase: true))));
}
