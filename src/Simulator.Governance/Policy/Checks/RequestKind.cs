namespace Simulator.Governance;

/// <summary>A kind of request as a table tells them apart: one value of each attribute, confidence by the cell between limits.</summary>
internal readonly record struct RequestKind(int Shape, RiskFlags Flags, int Cell, Signs Signs)
{
    public Access Access => (Access)(Shape >> 4);

    public Impact Impact => (Impact)((Shape >> 2) & 3);

    public bool IsReversible => (Shape & 2) != 0;

    public bool IsContainment => (Shape & 1) != 0;

    public bool IsFinalWrite => Access == Access.Write && !IsReversible;

    /// <summary>The kind in words, such as "a final write of high impact, financial, confidence below 0.8".</summary>
    public string InWords(IReadOnlyList<double> limits)
    {
        var what = Access == Access.Read ? "read" : IsReversible ? "reversible write" : "write that cannot be undone";
        var words = new List<string> { $"a {what} of {Lower(Impact)} impact" };
        if (IsContainment)
        {
            words.Add("containment");
        }

        words.AddRange(WordsOf<RiskFlags>((int)Flags));
        if (limits.Count > 0)
        {
            words.Add(Cell == 0
                ? FormattableString.Invariant($"confidence missing or below {limits[0]}")
                : FormattableString.Invariant($"confidence {limits[Cell - 1]} or more"));
        }

        words.AddRange(WordsOf<Signs>((int)Signs));
        return string.Join(", ", words);
    }

    private static IEnumerable<string> WordsOf<T>(int set)
        where T : struct, Enum => Enum.GetValues<T>()
            .Where(member => Convert.ToInt32(member, System.Globalization.CultureInfo.InvariantCulture) is var bit and not 0 && (set & bit) == bit)
            .Select(member => Lower(member));

    private static string Lower<T>(T value)
        where T : struct, Enum => EnumText<T>.Of(value).Replace('_', ' ');
}
