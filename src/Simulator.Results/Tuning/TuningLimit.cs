using System.Globalization;
using Simulator.Statistics;

namespace Simulator.Results;

/// <summary>A limit that the chosen setting has to keep.</summary>
/// <param name="Quantity">What is limited.</param>
/// <param name="Side">At most or at least.</param>
/// <param name="Value">The limit in the quantity's unit.</param>
public sealed record TuningLimit(TuningQuantity Quantity, LimitSide Side, double Value)
{
    /// <summary>In words, such as "approval latency, 95th percentile at most 45 min".</summary>
    public string InWords() => $"{Quantity.InWords()} {Bound()}";

    /// <summary>The bound alone, such as "at most 45 min".</summary>
    public string Bound() => $"{(Side == LimitSide.AtMost ? "at most" : "at least")} {Exact()}";

    /// <summary>A limit is given, not estimated: no digit of it is rounded away.</summary>
    private string Exact() => Quantity.Unit switch
    {
        "min" => HumanText.Duration(Value),
        "share" => string.Create(CultureInfo.InvariantCulture, $"{(decimal)Value * 100:0.#######} %"),
        var unit => string.Create(CultureInfo.InvariantCulture, $"{Value:R} {unit}"),
    };
}
