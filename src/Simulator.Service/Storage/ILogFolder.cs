namespace Simulator.Service;

/// <summary>The few operations on files that the log needs, so that tests can let them fail.</summary>
internal interface ILogFolder
{
    /// <summary>What the folder is called in messages.</summary>
    string Name { get; }

    /// <summary>The names of its files, in ordinal order.</summary>
    IReadOnlyList<string> List();

    /// <summary>Opens a file for reading and writing; makes it when it does not exist.</summary>
    ILogFile Open(string name);

    /// <summary>Deletes a file.</summary>
    void Delete(string name);

    /// <summary>Makes the names of new files durable, where the system knows such a thing.</summary>
    void Sync();
}

/// <summary>One open file.</summary>
internal interface ILogFile : IDisposable
{
    /// <summary>Its length, in bytes.</summary>
    long Length { get; }

    /// <summary>Reads up to the end of the file or of the span.</summary>
    int Read(long offset, Span<byte> into);

    /// <summary>Writes all bytes, or throws: then any number of them may have been written.</summary>
    void Write(long offset, ReadOnlySpan<byte> bytes);

    /// <summary>Makes everything written durable.</summary>
    void Flush();

    /// <summary>Cuts the file.</summary>
    void Truncate(long length);
}
