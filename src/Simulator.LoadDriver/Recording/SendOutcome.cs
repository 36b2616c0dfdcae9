namespace Simulator.LoadDriver;

/// <summary>The first failure of a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Example">What happened, in one line.</param>
public sealed record FailureExample(FailureKind Kind, string Example);

/// <summary>How one request ended.</summary>
/// <param name="Failure">How it failed; <see cref="FailureKind.None"/> for an accepted answer.</param>
/// <param name="Detail">One line about the failure for people, such as <c>status 503</c>; null for an accepted answer.</param>
public readonly record struct SendOutcome(FailureKind Failure, string? Detail)
{
    /// <summary>An accepted answer.</summary>
    public static SendOutcome Answered => default;
}
