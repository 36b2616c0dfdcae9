using System.Globalization;

namespace Simulator.LoadDriver;

/// <summary>A live run beside the simulation of its scenario: every figure, and whether as many part as do could be chance.</summary>
/// <param name="Rows">The figures.</param>
/// <param name="Runs">Simulated runs that the live one was held against.</param>
/// <param name="Chance">How often a further simulated run would part in as many figures as the live one or in more, 0 to 1; NaN when nothing could be compared.</param>
public sealed record AgreementReport(IReadOnlyList<AgreementRow> Rows, int Runs, double Chance)
{
    /// <summary>The risk of calling a run apart that is not, unless another is asked for: 5 %.</summary>
    public const double DefaultAlpha = 0.05;

    /// <summary>Figures with a value in both.</summary>
    public int Judged => Rows.Count(row => row.Verdict != AgreementVerdict.NoValue);

    /// <summary>Figures that lie where the simulation would not.</summary>
    public int Apart => Rows.Count(row => row.Verdict == AgreementVerdict.Apart);

    /// <summary>Whether the live run parts from the simulation in more figures than chance explains.</summary>
    /// <param name="alpha">Risk of saying so of a run that does not, strictly between 0 and 1.</param>
    /// <returns>Null when there are too few simulated runs to say so at that risk, or nothing to compare.</returns>
    public bool? IsApart(double alpha) =>
        double.IsNaN(Chance) || (Runs + 1) * alpha < 1 ? null : Chance <= alpha;

    /// <summary>The answer in a sentence.</summary>
    /// <param name="alpha">Risk of calling a run apart that is not, strictly between 0 and 1.</param>
    public string Headline(double alpha)
    {
        var text = CultureInfo.InvariantCulture;
        var counted = string.Create(text, $"{Judged - Apart} of {Judged} live figures lie where a single simulated run would");
        return Judged == 0 ? "The live run and the simulation have no metric with a value in common."
            : IsApart(alpha) switch
            {
                null => string.Create(text, $"{counted}; {Runs} simulated runs are too few to say whether that is chance."),
                true => string.Create(text, $"The live run parts from the simulation: {counted}, and only {Chance:P1} of simulated runs part in {Apart} or more."),
                false => string.Create(text, $"The live run agrees with the simulation: {counted}; {Chance:P0} of simulated runs part in {Apart} or more."),
            };
    }
}

/// <summary>A figure with the values that it was judged by.</summary>
/// <param name="Row">The figure.</param>
/// <param name="Simulated">Its value in every simulated run; NaN where it has none.</param>
/// <param name="Rank">Which order statistic from either end bounds the interval, from 1.</param>
internal sealed record ComparedFigure(AgreementRow Row, IReadOnlyList<double> Simulated, int Rank);
