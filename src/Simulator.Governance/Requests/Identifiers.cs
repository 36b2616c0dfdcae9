namespace Simulator.Governance;

/// <summary>The lasting name of a piece of work, independent of any policy: it keys every random draw and every record of it.</summary>
/// <param name="Value">64 bits; roots carry kind, source and ordinal, children a mix of their parent's value and their cause.</param>
public readonly record struct NodeId(ulong Value)
{
    /// <summary>The value as 16 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x16", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A handle to a request that a pipeline currently holds; it never keys a draw or a record.</summary>
/// <param name="Slot">Index into the pipeline's table of requests; reused after the request is closed.</param>
/// <param name="Generation">Which tenant of the slot is meant, from 1: an event for an earlier tenant is recognised and ignored.</param>
public readonly record struct RequestId(int Slot, uint Generation);

/// <summary>A person or, with <see cref="None"/>, nobody. People are numbered from 1 in the catalogue of a scenario.</summary>
/// <param name="Value">1 or more for a person, 0 for nobody, such as a policy engine that acts on its own.</param>
public readonly record struct PersonId(int Value)
{
    /// <summary>Nobody.</summary>
    public static PersonId None => default;
}

/// <summary>A class of actions of the scenario, by its position in the ordered list of classes.</summary>
/// <param name="Index">0-based position.</param>
public readonly record struct ClassId(int Index);

/// <summary>A digest of the exact arguments of an action; an approval is bound to it.</summary>
/// <param name="High">The first 64 bits.</param>
/// <param name="Low">The last 64 bits.</param>
public readonly record struct Digest(ulong High, ulong Low)
{
    /// <summary>The digest as 32 hexadecimal digits.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{High:x16}{Low:x16}");
}
