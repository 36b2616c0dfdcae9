namespace Simulator.Results;

/// <summary>A file or folder of results cannot be used; the message is one line that names it and says why.</summary>
/// <remarks>An expected condition of the outside world (a broken, missing or newer file), reported to the user as it stands.</remarks>
public sealed class InvalidResultException : Exception
{
    /// <summary>An unspecified problem.</summary>
    public InvalidResultException()
    {
    }

    /// <summary>A problem in one line.</summary>
    public InvalidResultException(string message)
        : base(message)
    {
    }

    /// <summary>A problem in one line and its cause.</summary>
    public InvalidResultException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
