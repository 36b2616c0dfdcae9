namespace Simulator.Scenarios;

/// <summary>The key that parts the people of a pool between people's own requests and those of an AI.</summary>
internal static class QueueDefinition
{
    /// <summary>The word for one queue.</summary>
    public const string Shared = "shared";

    private static readonly BlockShape Separate = new(
        new Key("personsWork", ShareType.Plain, "share of the pool's people who only decide what people ask for themselves; the others only decide what an AI recommends. Rounded to whole people and spread evenly over them; each kind needs enough for every gate"));

    /// <summary>One queue or two, a key of a pool.</summary>
    public static Key Queues { get; } = new("queues", new OptionalShape(Shared, Separate),
        "whether the requests of people and of AI share the pool's people, or each kind has people and a queue of its own")
    {
        Default = Default.Convention("\"shared\"", "off: everybody decides both"),
    };
}
