using System.Globalization;

namespace Simulator.Bench.Harness;

/// <summary>One measured number.</summary>
/// <param name="Name">Dotted name: benchmark, case, quantity.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="AtLeast">What it must reach, if anything.</param>
/// <param name="Format">How to print it; default: with about four digits.</param>
/// <param name="AtMost">What it must not exceed, if anything.</param>
internal sealed record Figure(string Name, double Value, string Unit, double? AtLeast = null, string? Format = null, double? AtMost = null)
{
    public string Text => Value.ToString(Format ?? (Math.Abs(Value) < 10 ? "F3" : Math.Abs(Value) < 1000 ? "F1" : "F0"), CultureInfo.InvariantCulture);

    public string Target =>
        AtLeast is { } least ? string.Create(CultureInfo.InvariantCulture, $">= {least}")
        : AtMost is { } most ? string.Create(CultureInfo.InvariantCulture, $"<= {most}")
        : "";

    public string Verdict => AtLeast is null && AtMost is null ? "" : Value >= (AtLeast ?? Value) && Value <= (AtMost ?? Value) ? "met" : "MISSED";

    public override string ToString() => $"{Name} {Text} {Unit}" + (Verdict.Length == 0 ? "" : $" ({Target}: {Verdict})");
}
