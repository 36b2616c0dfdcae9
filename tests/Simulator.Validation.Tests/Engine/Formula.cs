namespace Simulator.Validation.Tests;

/// <summary>Where a theoretical value comes from.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Text">The formula in one line, or how the value is computed.</param>
/// <param name="Source">Who found it.</param>
internal sealed record Formula(string Name, string Text, string Source);
