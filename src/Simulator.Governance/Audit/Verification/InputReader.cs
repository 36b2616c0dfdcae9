namespace Simulator.Governance;

/// <summary>Reads what the rows of a policy can look at.</summary>
internal static class InputReader
{
    /// <summary>A request with the attributes of the record; what no row reads is left empty, so that two inputs can be compared.</summary>
    public static ActionRequest Read(RecordReader record) => new(
        default,
        default(Subject) with { Identity = record.Word<IdentityMode>(TrailFields.Identity) },
        new ActionDescription(default, record.Word<Access>(TrailFields.Access), record.Flag(TrailFields.Reversible)),
        new Resource(0, record.Flags(TrailFields.Flags)) { BlastRadius = BlastRadius(record) },
        new RequestContext(
            record.Word<Impact>(TrailFields.Impact), record.Measure(TrailFields.Confidence), record.Flag(TrailFields.Containment))
        {
            Signs = record.Signs(TrailFields.Signs),
            Environment = record.Word<RunEnvironment>(TrailFields.Environment),
            Chain = record.IsNull(TrailFields.Chain) ? default : Chain(record.Child(TrailFields.Chain)),
        },
        default);

    private static ChainState Chain(RecordReader chain) => ChainState.Start with
    {
        Of = chain.Node(TrailFields.ChainOf),
        Step = (byte)Math.Min(chain.Count(TrailFields.Step), byte.MaxValue),
        Points = chain.Points(TrailFields.Points),
        Ceiling = chain.Points(TrailFields.Ceiling),
        HighestImpact = chain.Word<Impact>(TrailFields.HighestImpact),
        Flags = chain.Flags(TrailFields.Flags),
        HasWrite = chain.Flag(TrailFields.HasWrite),
        HasFinalWrite = chain.Flag(TrailFields.HasFinalWrite),
    };

    private static double BlastRadius(RecordReader record) => record.Measure(TrailFields.BlastRadius) is var value and >= 0 and <= 1e6
        ? value
        : throw new FormatException($"The field '{TrailFields.BlastRadius}' is not a number from 0 to 1,000,000.");
}
