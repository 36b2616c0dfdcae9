namespace Simulator.Governance;

/// <summary>Reads what the rows of a policy can look at.</summary>
internal static class InputReader
{
    /// <summary>A request with the attributes of the record; what no row reads is left empty, so that two inputs can be compared.</summary>
    public static ActionRequest Read(RecordReader record) => new(
        default,
        default,
        new ActionDescription(default, record.Word<Access>(TrailFields.Access), record.Flag(TrailFields.Reversible)),
        new Resource(0, record.Flags(TrailFields.Flags)),
        new RequestContext(
            record.Word<Impact>(TrailFields.Impact), record.Measure(TrailFields.Confidence), record.Flag(TrailFields.Containment)),
        default);
}
