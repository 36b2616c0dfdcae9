namespace Simulator.Validation.Tests.Theory;

/// <summary>The probabilities of a Poisson distribution from 0 up; the mean may be 0.</summary>
internal static class PoissonWeights
{
    public static double[] Of(double mean, int count)
    {
        var weights = new double[count];
        weights[0] = Math.Exp(-mean);
        for (var index = 1; index < count; index++)
        {
            weights[index] = weights[index - 1] * mean / index;
        }

        return weights;
    }
}
