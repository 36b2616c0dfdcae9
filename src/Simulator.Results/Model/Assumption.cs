namespace Simulator.Results;

/// <summary>A setting in force that no measured source supports: what a conclusion of the run may rest on.</summary>
/// <param name="Key">Its path in the scenario; an asterisk stands for those of <paramref name="Of"/>.</param>
/// <param name="Of">The classes, incidents and the like that have this value; empty when the key stands for itself.</param>
/// <param name="Value">Its value in words, such as <c>lognormal (median 6h, p95 3d)</c>.</param>
/// <param name="RestsOn">What its definition says it rests on; empty for nothing.</param>
/// <param name="Vary">The range over which the definition asks to vary it, such as <c>7d to 90d</c>, or <c>0.2× to 5×</c> its value; empty when it states none.</param>
/// <param name="Zero">The value at which it has no effect, as <c>--set</c> takes it; empty when there is none.</param>
public sealed record Assumption(string Key, IReadOnlyList<string> Of, string Value, string RestsOn, string Vary, string Zero)
{
    /// <summary>Whether it has no effect as it stands.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOff => Zero.Length > 0 && Zero == Value;
}
