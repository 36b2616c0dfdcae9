namespace Simulator.Scenarios;

/// <summary>Collects errors and puts them in the order of the text they speak of.</summary>
internal sealed class ErrorList
{
    private readonly List<(Place Place, ScenarioError Error)> entries = [];

    /// <summary>So many errors are worth a suggestion each; a broken or hostile file has more.</summary>
    private const int Suggestions = 200;

    /// <summary>Whether an error is still worth the search for what was meant.</summary>
    public bool WantsSuggestions => entries.Count < Suggestions;

    public bool IsEmpty => entries.Count == 0;

    /// <summary>Whether a file could not be read whole, so that what it says is unknown.</summary>
    public bool IsFileBroken { get; private set; }

    public void AddBrokenFile(Place place, JsonPath path, string problem, string remedy)
    {
        Add(place, path, problem, remedy);
        IsFileBroken = true;
    }

    public void Add(Place place, JsonPath path, string problem, string remedy) =>
        entries.Add((place, new ScenarioError(place.File, place.Line, place.Column, path.ToString(), problem, remedy)));

    /// <summary>A name stands for nothing in the section that it is looked for in; the nearest one that does is the remedy.</summary>
    public void AddUnknown(Resolved at, string name, IEnumerable<Resolved> known, string noun) =>
        Add(at.Place, at.Path, $"there is no {noun} {PrintableText.Quote(name)}", Nearest.Member(name, [.. known.Select(one => one.Name)], noun));

    /// <summary>All errors: by file in the order of reading, then by position; at one place in the order in which they were found.</summary>
    public IReadOnlyList<ScenarioError> InOrder() =>
        [.. entries.OrderBy(entry => entry.Place.Rank).ThenBy(entry => entry.Place.Line).ThenBy(entry => entry.Place.Column)
            .Select(entry => entry.Error).Distinct()];
}
