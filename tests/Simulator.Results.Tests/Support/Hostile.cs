using Simulator.Results;

namespace Simulator.TestSupport;

/// <summary>The sample with a hostile text in every place that a scenario's author can reach.</summary>
internal static class Hostile
{
    /// <summary>Tags, quotes, formulas, Markdown, line breaks and bidirectional controls at once.</summary>
    public const string Text = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\"'`=1+1|[x](http://evil.example)\u202Eevil\u2066\n# head @everyone";

    /// <summary>A result with this text in it.</summary>
    public static RunResult Result(string text)
    {
        var sample = SampleRun.Create();
        return sample with
        {
            Headline = text,
            Notes = [text, text],
            Identity = sample.Identity with { Title = text, Description = text, Command = text, Platform = text, ProgramVersion = text },
            Assumptions = [.. sample.Assumptions.Select(each => new Assumption(each.Key + text, [.. each.Of.Select(_ => text)], text, text, text, each.IsOff ? text : string.Empty))],
            Trail = sample.Trail! with { Rules = [.. sample.Trail!.Rules.Select(rule => rule with { Meaning = text, First = text })] },
            Metrics = [.. sample.Metrics.Select(metric => metric with { Where = [.. metric.Where.Select(where => where.Name == "arm" ? where : where with { Value = text })] })],
            Backlog = [.. sample.Backlog.Select(fan => fan with { Pool = text })],
            TimeToAuthorised = [.. sample.TimeToAuthorised.Select(curve => curve with { Label = text })],
            Race = sample.Race! with { Curves = [.. sample.Race!.Curves.Select(curve => curve with { Label = text })] },
        };
    }

    /// <summary>Every text of a result that a scenario's author can reach, joined.</summary>
    public static string AllTexts(RunResult result) => string.Concat(
    [
        result.Headline, .. result.Notes, result.Identity.Title, result.Identity.Description, result.Identity.Command,
        result.Identity.Platform, result.Identity.ProgramVersion,
        .. result.Trail!.Rules.SelectMany(rule => new[] { rule.Meaning, rule.First }),
        .. result.Assumptions.SelectMany(each => new[] { each.Key, each.Value, each.RestsOn, each.Vary, each.Zero }.Concat(each.Of)),
        .. result.Metrics.SelectMany(metric => metric.Where).Select(where => where.Value),
        .. result.Backlog.Select(fan => fan.Pool), .. result.TimeToAuthorised.Select(curve => curve.Label), .. result.Race!.Curves.Select(curve => curve.Label),
    ]);
}
