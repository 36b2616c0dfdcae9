namespace Simulator.Service;

/// <summary>What a token may do.</summary>
[Flags]
public enum Roles
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Submits requests, follows and withdraws its own.</summary>
    Requester = 1,

    /// <summary>Takes and decides tasks of the pool to which its person belongs.</summary>
    Approver = 2,

    /// <summary>Sees the secrets of credentials and reports executions.</summary>
    Executor = 4,

    /// <summary>Sees everything, withdraws, gives tasks back and revokes credentials; may vouch for what lowers a level, such as an open incident.</summary>
    Operator = 8,

    /// <summary>Sees everything and gets the trail.</summary>
    Auditor = 16,
}
