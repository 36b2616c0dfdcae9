using Simulator.Governance;

namespace Simulator.Service;

/// <summary>A pool of people who review.</summary>
/// <param name="Name">Its name, in tasks and records.</param>
public sealed record ServicePool(string Name)
{
    /// <summary>Tasks that may wait here; further requests are turned away. Default: no limit.</summary>
    public int Capacity { get; init; } = int.MaxValue;
}

/// <summary>A class of actions. A request may only call itself riskier than its class: higher impact, more flags, irreversible.</summary>
/// <param name="Name">Its name in requests.</param>
/// <param name="Access">Whether state changes.</param>
/// <param name="Impact">The least impact of its actions.</param>
/// <param name="Credentials">Its credentials.</param>
public sealed record ServiceClass(string Name, Access Access, Impact Impact, ClassCredentials Credentials)
{
    /// <summary>Whether its actions can be rolled back. Default: yes.</summary>
    public bool Reversible { get; init; } = true;

    /// <summary>What its actions touch at least. Default: nothing special.</summary>
    public RiskFlags Flags { get; init; }

    /// <summary>What is known of all its requests, such as <see cref="Governance.Signs.PlaybookOnly"/>. Default: nothing.</summary>
    public Signs Signs { get; init; }

    /// <summary>Under which identity its actions run. Default: just in time.</summary>
    public IdentityMode Identity { get; init; }

    /// <summary>How far a wrong action reaches, a factor of 0 or more. Default: 1.</summary>
    public double BlastRadius { get; init; } = 1;
}

/// <summary>A person.</summary>
/// <param name="Name">The name in tokens, requests and records.</param>
/// <param name="Pool">The pool in which he or she reviews; -1 for none.</param>
public sealed record ServicePerson(string Name, int Pool);

/// <summary>Where commands are kept.</summary>
public abstract record StorageChoice
{
    private StorageChoice()
    {
    }

    /// <summary>The embedded log in a folder of this machine.</summary>
    /// <param name="Path">The folder; made when it does not exist. One process at a time works on it.</param>
    public sealed record Folder(string Path) : StorageChoice
    {
        /// <summary>The size at which a new file of the log is begun, in bytes. Default: 64 MiB.</summary>
        public long SegmentBytes { get; init; } = 64L << 20;
    }

    /// <summary>
    /// A PostgreSQL database that several instances share: one holds the advisory lock and applies commands, the others forward to it, and
    /// when it is gone another takes over. All of them have the same options but for addresses and folder.
    /// </summary>
    /// <param name="Connection">The connection string, in Npgsql's words.</param>
    /// <param name="Path">A folder of this instance alone, for its copy of the trail and its refusals.</param>
    public sealed record Postgres(string Connection, string Path) : StorageChoice
    {
        /// <summary>Where the other instances reach this one, such as <c>http://10.0.0.5:8080</c>. Default: the first address it listens on.</summary>
        public string? Advertised { get; init; }
    }
}
