using System.Text.Json;

namespace Simulator.Experiments;

/// <summary>Words for what has no better ones: a fact or an outcome of a newer program can still be named.</summary>
internal static class PlainWords
{
    /// <summary>The name of an enumeration's member in words: <c>ApprovedBySilence</c> is "approved by silence"; a number without a name is "fact 77".</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Enum.IsDefined(value) ? Words(value.ToString()) : $"{Words(typeof(T).Name)} {value:D}";

    private static string Words(string name) => JsonNamingPolicy.SnakeCaseLower.ConvertName(name).Replace('_', ' ');
}
