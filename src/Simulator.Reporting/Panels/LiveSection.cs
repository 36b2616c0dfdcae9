using Simulator.Results;

namespace Simulator.Reporting;

/// <summary>What only a live run has, ready to be shown: how it was sent, what came back, and where it parts from the simulation.</summary>
/// <param name="IsValid">Whether the figures may be used.</param>
/// <param name="Verdict">The same in a sentence.</param>
/// <param name="Sentences">Accounts and remarks, in order.</param>
/// <param name="Tables">The tables, in order.</param>
/// <param name="Latency">How many submissions were answered within so many minutes, a curve a way of measuring; null or empty for no chart.</param>
public sealed record LiveSection(bool IsValid, string Verdict, IReadOnlyList<string> Sentences, IReadOnlyList<LiveTable> Tables, IReadOnlyList<Curve>? Latency = null);

/// <summary>A table of a live run.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Remark">A sentence above it; empty for none.</param>
/// <param name="Headers">Titles of the columns.</param>
/// <param name="Rows">Rows of as many cells; the first is the row's title.</param>
public sealed record LiveTable(string Title, string Remark, IReadOnlyList<string> Headers, IReadOnlyList<IReadOnlyList<string>> Rows);
