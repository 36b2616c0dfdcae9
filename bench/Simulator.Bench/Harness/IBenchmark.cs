namespace Simulator.Bench.Harness;

/// <summary>One subject with its contenders.</summary>
internal interface IBenchmark
{
    /// <summary>What <c>--only</c> selects by.</summary>
    string Name { get; }

    /// <summary>The table it goes into: the name of a file under bench/results.</summary>
    string Report { get; }

    /// <summary>What is done and counted, in one sentence.</summary>
    string Description { get; }

    IEnumerable<Figure> Run(Effort effort);
}
