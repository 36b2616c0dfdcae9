using System.Globalization;
using System.Text;

namespace Simulator.Results;

/// <summary>Text from files and users made harmless for reports: what cannot be seen must not change what is read.</summary>
/// <remarks>
/// Scenario names, titles and notes come from files that others wrote. Control characters break lines and terminals; bidirectional
/// controls reorder what follows them on the page (Boucher and Anderson 2021, "Trojan Source"); lone surrogates break encoders.
/// Escaping for HTML, Markdown or CSV is a second step and belongs to each format.
/// </remarks>
public static class SafeText
{
    /// <summary>The longest text that <see cref="Clean(string)"/> keeps, UTF-16 units.</summary>
    public const int MaxLength = 4_000;

    private const char Replacement = '\uFFFD';

    /// <summary>One line of visible text: line breaks and tabs become spaces, invisible controls become U+FFFD, an overlong text ends in "…".</summary>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cleaned = new StringBuilder(Math.Min(text.Length, MaxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            if (cleaned.Length + rune.Utf16SequenceLength > MaxLength - 1)
            {
                return cleaned.Append('…').ToString();
            }

            cleaned.Append(Visible(rune));
        }

        return cleaned.ToString();
    }

    /// <summary>The same result with every text cleaned, for renderers: a page built from it cannot forget one.</summary>
    public static RunResult Clean(RunResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result with
        {
            Identity = Clean(result.Identity),
            Headline = Clean(result.Headline),
            Notes = [.. result.Notes.Select(Clean)],
            Obstacles = [.. result.Obstacles.Select(obstacle => obstacle with { Pool = Clean(obstacle.Pool), Words = Clean(obstacle.Words) })],
            Assumptions = [.. result.Assumptions.Select(each => new Assumption(Clean(each.Key), [.. each.Of.Select(Clean)], Clean(each.Value), Clean(each.RestsOn), Clean(each.Vary), Clean(each.Zero)))],
            Metrics = [.. result.Metrics.Select(Clean)],
            Backlog = [.. result.Backlog.Select(fan => fan with { Pool = Clean(fan.Pool) })],
            TimeToAuthorised = [.. result.TimeToAuthorised.Select(Clean)],
            Arrivals = result.Arrivals is null ? null : Clean(result.Arrivals),
            OnDuty = [.. result.OnDuty.Select(Clean)],
            Bands = [.. result.Bands.Select(band => band with { Kind = Clean(band.Kind), Pool = band.Pool is null ? null : Clean(band.Pool), Name = Clean(band.Name) })],
            Week = result.Week is null ? null : result.Week with { Zone = Clean(result.Week.Zone) },
            Race = result.Race is null ? null : Clean(result.Race),
            Trail = result.Trail is null ? null : result.Trail with { Rules = [.. result.Trail.Rules.Select(rule => rule with { Rule = Clean(rule.Rule), FirstRequest = Clean(rule.FirstRequest), Meaning = Clean(rule.Meaning), First = Clean(rule.First) })] },
        };
    }

    private static RunIdentity Clean(RunIdentity identity) => identity with
    {
        Scenario = Clean(identity.Scenario),
        Title = Clean(identity.Title),
        Description = Clean(identity.Description),
        ScenarioDigest = Clean(identity.ScenarioDigest),
        RunId = Clean(identity.RunId),
        TrailDigest = Clean(identity.TrailDigest),
        Start = Clean(identity.Start),
        Zone = Clean(identity.Zone),
        ProgramVersion = Clean(identity.ProgramVersion),
        Platform = Clean(identity.Platform),
        Command = Clean(identity.Command),
    };

    private static MetricResult Clean(MetricResult metric) => metric with
    {
        Aggregate = Clean(metric.Aggregate),
        Where = [.. metric.Where.Select(where => new Dimension(Clean(where.Name), Clean(where.Value)))],
    };

    private static Curve Clean(Curve curve) => curve with { Id = Clean(curve.Id), Label = Clean(curve.Label) };

    private static RaceResult Clean(RaceResult race) => race with
    {
        Curves = [.. race.Curves.Select(Clean)],
        Outcomes = [.. race.Outcomes.Select(outcome => outcome with { Arm = Clean(outcome.Arm), Outcome = Clean(outcome.Outcome) })],
    };

    private static string Visible(Rune rune) => rune.Value switch
    {
        '\n' or '\r' or '\t' or 0x2028 or 0x2029 => " ",
        _ when Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse => Replacement.ToString(),
        _ => rune.ToString(),
    };
}
