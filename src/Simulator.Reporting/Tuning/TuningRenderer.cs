using Simulator.Results;

namespace Simulator.Reporting;

/// <summary><c>tuning.html</c>: the answer of a search, the front, the map of the feasible region, the confirmation, and what the answer depends on.</summary>
public static class TuningRenderer
{
    /// <summary>Name of the file in a search's folder.</summary>
    public const string FileName = "tuning.html";

    /// <summary>Renders the page: one file that needs no network, no server and no script to be read.</summary>
    /// <param name="result">The result; its texts are escaped and freed of invisible controls here.</param>
    /// <returns>The whole page, LF line ends; the same result gives the same text in every culture.</returns>
    public static async Task<string> RenderAsync(TuningResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var clean = Clean(result);
        var body = await ComponentText.RenderAsync<TuningBody>(nameof(TuningBody.Result), clean).ConfigureAwait(false);
        return HtmlPage.Around($"{clean.Identity.Title}: which setting", body, Resource.Text("tuning.css"));
    }

    /// <summary>Every text of a search cleaned before it is laid out, so that no panel can forget one.</summary>
    private static TuningResult Clean(TuningResult result) => result with
    {
        Identity = result.Identity with
        {
            Scenario = SafeText.Clean(result.Identity.Scenario),
            Title = SafeText.Clean(result.Identity.Title),
            TuningId = SafeText.Clean(result.Identity.TuningId),
            ProgramVersion = SafeText.Clean(result.Identity.ProgramVersion),
            Platform = SafeText.Clean(result.Identity.Platform),
            Command = SafeText.Clean(result.Identity.Command),
        },
        Answer = SafeText.Clean(result.Answer),
        Notes = [.. result.Notes.Select(SafeText.Clean)],
        Keys = [.. result.Keys.Select(key => new VariedKey(SafeText.Clean(key.Path), [.. key.Values.Select(SafeText.Clean)]))],
        Objective = result.Objective with { Quantity = Clean(result.Objective.Quantity), SearchedAs = SafeText.Clean(result.Objective.SearchedAs) },
        Limits = [.. result.Limits.Select(limit => limit with { Quantity = Clean(limit.Quantity) })],
        Axes = [.. result.Axes.Select(Clean)],
        Finalists = [.. result.Finalists.Select(finalist => finalist with { Values = [.. finalist.Values.Select(SafeText.Clean)] })],
        Sensitivity = [.. result.Sensitivity.Select(step => step with { Value = SafeText.Clean(step.Value), ChangeUnit = SafeText.Clean(step.ChangeUnit) })],
        Robustness = result.Robustness is not { } robustness ? null : robustness with
        {
            Hypotheses = [.. robustness.Hypotheses.Select(each => each with { Path = SafeText.Clean(each.Path), Source = SafeText.Clean(each.Source) })],
            NotVaried = [.. robustness.NotVaried.Select(SafeText.Clean)],
        },
        Flip = result.Flip is not { } flip ? null : flip with
        {
            Reversal = Clean(flip.Reversal), Break = Clean(flip.Break), Tested = [.. flip.Tested.Select(SafeText.Clean)],
        },
    };

    private static FlipPoint? Clean(FlipPoint? point) => point is null ? null : point with { Path = SafeText.Clean(point.Path) };

    private static TuningQuantity Clean(TuningQuantity quantity) =>
        quantity with { Where = [.. quantity.Where.Select(where => new Dimension(SafeText.Clean(where.Name), SafeText.Clean(where.Value)))] };
}
