namespace Simulator.Experiments;

/// <summary>A question that cannot be worked on; <see cref="Problems"/> holds one line a problem, for the user.</summary>
public sealed class InvalidTuningException : Exception
{
    /// <summary>An unspecified problem.</summary>
    public InvalidTuningException()
        : this([])
    {
    }

    /// <summary>One problem.</summary>
    public InvalidTuningException(string message)
        : this([message])
    {
    }

    /// <summary>One problem and its cause.</summary>
    public InvalidTuningException(string message, Exception innerException)
        : base(message, innerException) => Problems = [message];

    /// <summary>Several problems.</summary>
    public InvalidTuningException(IReadOnlyList<string> problems)
        : base(string.Join("\n", problems)) => Problems = problems;

    /// <summary>What is wrong, one line each.</summary>
    public IReadOnlyList<string> Problems { get; }
}
