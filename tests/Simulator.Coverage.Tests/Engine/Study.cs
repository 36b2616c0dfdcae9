using Simulator.Statistics;

namespace Simulator.Coverage.Tests;

/// <summary>Experiments on one model that fill some lines of the table.</summary>
internal abstract class Study
{
    private readonly List<Row> rows = [];

    /// <summary>Numbers of replications at which methods are measured.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [30, 64, 128];

    public IReadOnlyList<Row> Rows => rows;

    /// <summary>Experiments for each one asked for: more where they cost nothing and the error is rare.</summary>
    public virtual int Factor => 1;

    /// <summary>One experiment.</summary>
    public abstract void Experiment(Arms arms);

    /// <summary>A new line of the table, expected to do what it states unless <see cref="References"/> knows better.</summary>
    protected Row Line(string section, string method, string model, int replications, string quantity, Promise promise, double nominal)
    {
        var expected = References.Expected(method, model, quantity, replications) ?? nominal;
        rows.Add(new Row(section, method, model, replications, quantity, promise, nominal, expected));
        return rows[^1];
    }
}

/// <summary>The random numbers of one experiment.</summary>
/// <param name="Seed">Seed of the whole table.</param>
/// <param name="Study">Number of the study.</param>
/// <param name="Number">Number of the experiment.</param>
internal readonly record struct Arms(ulong Seed, int Study, int Number)
{
    /// <summary>Draws of one arm; another arm shares none of them.</summary>
    public KeyedDraws this[int arm] => new(Mix64.Combine(Seed, (ulong)Study, (ulong)arm), Number);
}
