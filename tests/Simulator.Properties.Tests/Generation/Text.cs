using FsCheck;
using FsCheck.Fluent;

namespace Simulator.Properties.Tests;

/// <summary>Generators of pieces of scenario text.</summary>
internal static class Text
{
    /// <summary>One of several texts, each equally likely.</summary>
    public static Gen<string> Any(params string[] texts) => Gen.Elements(texts);

    /// <summary>One of several texts, quoted.</summary>
    public static Gen<string> Quoted(params string[] texts) => Gen.Elements(texts).Select(text => $"\"{text}\"");

    /// <summary>A whole number.</summary>
    public static Gen<string> Count(int least, int most) => Gen.Choose(least, most).Select(number => FormattableString.Invariant($"{number}"));

    /// <summary>A key with its value.</summary>
    public static Gen<string> Key(string name, Gen<string> value) => value.Select(text => $"\"{name}\": {text}");

    /// <summary>A key that is there in some of so many cases.</summary>
    public static Gen<string> Sometimes(int percent, string name, Gen<string> value) =>
        from chance in Gen.Choose(1, 100)
        from text in value
        select chance <= percent ? $"\"{name}\": {text}" : string.Empty;

    /// <summary>An object of the members that are there.</summary>
    public static Gen<string> Object(params Gen<string>[] members) => members
        .Aggregate(Gen.Constant(string.Empty), (before, member) =>
            from texts in before
            from text in member
            select texts.Length > 0 && text.Length > 0 ? $"{texts}, {text}" : texts + text)
        .Select(texts => $"{{ {texts} }}");

    /// <summary>A time: often a whole number of minutes, so that things happen at the same instant.</summary>
    public static Gen<string> Span(params string[] durations) => Gen.Elements((string[])
    [
        .. durations.Select(duration => $"\"{duration}\""),
        .. durations.Where(duration => duration != "0s").Select(duration => $$"""{ "kind": "exponential", "mean": "{{duration}}" }"""),
    ]);
}
