namespace Simulator.Results;

/// <summary>A detail of an event in a trace file, shown when the event is selected.</summary>
public readonly record struct TraceArgument
{
    private TraceArgument(string name, string? text, double number) => (Name, Text, Number) = (name, text, number);

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its text; null when it is a number.</summary>
    internal string? Text { get; }

    /// <summary>Its number when it is no text.</summary>
    internal double Number { get; }

    /// <summary>A detail in words.</summary>
    public static TraceArgument Of(string name, string text) => new(name, text, 0);

    /// <summary>A number; one that is not finite becomes a word.</summary>
    public static TraceArgument Of(string name, double number) =>
        double.IsFinite(number) ? new(name, null, number) : new(name, HumanText.Number(number), 0);
}
