namespace Simulator.Statistics.Tests;

/// <summary>Quantiles against values computed with 40 digits, and shapes that published tables state.</summary>
public sealed class DistributionReferenceTests
{
    [Theory]
    [InlineData(0.05, 1e-12, 5.8446320572864997e-241)]
    [InlineData(0.05, 0.3, 2.0378971887326632e-11)]
    [InlineData(0.05, 0.9, 0.076317113909188454)]
    [InlineData(0.5, 1e-12, 7.8539816339744831e-25)]
    [InlineData(0.5, 0.3, 0.074235930916272725)]
    [InlineData(2, 1e-12, 1.4142142290401938e-6)]
    [InlineData(2, 0.001, 0.045402017769489557)]
    [InlineData(2, 0.9, 3.8897201698674291)]
    [InlineData(17.55, 1e-12, 1.6734514728322127)]
    [InlineData(17.55, 0.3, 15.135917934550227)]
    [InlineData(300, 1e-12, 193.80847799095295)]
    [InlineData(300, 0.9, 322.40022284953516)]
    public void Gamma_quantiles_are_exact(double shape, double u, double expected) =>
        Numeric.Close(expected, Gamma.FromScale(shape, 1).Quantile(u), 1e-12);

    [Theory]
    [InlineData(0.05, 21.697659250396554)]
    [InlineData(2, 31.099873195769151)]
    [InlineData(300, 438.45107534535211)]
    public void Gamma_quantiles_are_exact_far_in_the_upper_tail(double shape, double expected) =>
        Numeric.Close(expected, Gamma.FromScale(shape, 1).TailQuantile(1e-12, upper: true), 1e-12);

    [Theory]
    [InlineData(0.5, 0.5, 1e-12, 2.4674011002723397e-24)]
    [InlineData(0.5, 0.5, 0.9, 0.97552825814757679)]
    [InlineData(2, 5, 1e-12, 2.581989786361007e-7)]
    [InlineData(2, 5, 0.3, 0.18180347131894917)]
    [InlineData(0.05, 3, 1e-12, 2.3000470006648291e-241)]
    [InlineData(0.05, 3, 0.9, 0.029573276515247707)]
    [InlineData(300, 2, 1e-12, 0.9016801860506938)]
    [InlineData(300, 2, 0.9, 0.99823180644696457)]
    public void Beta_quantiles_are_exact(double a, double b, double u, double expected) =>
        Numeric.Close(expected, Beta.FromShapes(a, b).Quantile(u), 1e-12);

    [Theory]
    [InlineData(1e-12, 0.0035238911337874419)]
    [InlineData(0.001, 0.18196554099061404)]
    [InlineData(0.9, 14.408897917116631)]
    public void Lognormal_quantiles_are_exact(double u, double expected) =>
        Numeric.Close(expected, Lognormal.FromMedianAndSigma(4, 1).Quantile(u), 1e-14);

    [Fact]
    public void Families_of_the_waiting_time_have_their_published_percentiles()
    {
        Percentiles(Shifted.By(9, Exponential.FromMean(8)), 14.55, 27.42, 32.97, 45.84);
        Percentiles(Triangular.Between(9, 12, 30), 16.25, 23.85, 25.65, 28.06);
        Percentiles(Shifted.By(9, Lognormal.FromMedianAndSigma(Math.Exp(1.5794), 1)), 13.85, 26.48, 34.14, 58.69);
        Percentiles(Shifted.By(9, Gamma.FromScale(2, 4)), 15.71, 24.56, 27.98, 35.55);
        Percentiles(Gamma.FromScale(17.55, 0.9685), 16.68, 22.36, 24.18, 27.83);
        Percentiles(Shifted.By(1, Exponential.FromMean(1)), 1.69, 3.30, 4.00, 5.61);
    }

    [Fact]
    public void Factories_meet_what_they_were_given()
    {
        var byP95 = Lognormal.FromMedianAndP95(4, 20);
        Numeric.Close(4, byP95.Quantile(0.5), 1e-14);
        Numeric.Close(20, byP95.Quantile(0.95), 1e-14);

        var byCv = Lognormal.FromMeanAndCv(10, 2);
        Numeric.Close(10, byCv.Mean, 1e-14);
        Numeric.Close(2, byCv.StandardDeviation / byCv.Mean, 1e-14);

        var mixture = Hyperexponential.FromMeanAndCv2(12, 4);
        Numeric.Close(12, mixture.Mean, 1e-14);
        Numeric.Close(4 * 144, mixture.Variance, 1e-13);

        Numeric.Close(10, Weibull.FromMean(3, 10).Mean, 1e-14);
        Numeric.Close(8, Gamma.FromMean(2, 8).Mean, 1e-14);
        Numeric.Close(4, Erlang.FromMean(4, 8).StandardDeviation, 1e-14);
        Numeric.Close(1 - Math.Exp(-1), Weibull.FromScale(2.5, 3).Cdf(3), 1e-14);
    }

    [Fact]
    public void One_stage_and_equal_branches_are_exponential()
    {
        var exponential = Exponential.FromMean(5);
        foreach (double u in Families.Probabilities)
        {
            double expected = exponential.Quantile(u);
            Assert.Equal(expected, Erlang.FromMean(1, 5).Quantile(u));
            Numeric.Close(expected, Gamma.FromMean(1, 5).Quantile(u), 1e-12);
            Numeric.Close(expected, Hyperexponential.FromMeanAndCv2(5, 1).Quantile(u), 1e-12);
            Numeric.Close(expected, Weibull.FromScale(1, 5).Quantile(u), 1e-14);
        }
    }

    [Fact]
    public void Truncation_far_out_in_a_memoryless_tail_changes_nothing()
    {
        // Beyond 160 lie 2e-9 of the mass: the excess is the same exponential again.
        var beyond = Truncated.To(Exponential.FromMean(8), 160, double.PositiveInfinity);
        var shifted = Shifted.By(160, Exponential.FromMean(8));
        foreach (double u in Families.Probabilities)
        {
            Numeric.Close(shifted.Quantile(u), beyond.Quantile(u), 1e-14);
        }
    }

    [Fact]
    public void Truncated_keeps_only_the_range_and_its_proportions()
    {
        var whole = Gamma.FromMean(2, 8);
        var cut = Truncated.To(whole, 3, 20);

        Assert.Equal(3, cut.Minimum);
        Assert.Equal(20, cut.Maximum);
        Assert.InRange(cut.Quantile(1e-15), 3, 3.0001);
        Assert.InRange(cut.Quantile(1 - 1e-15), 19.9999, 20);
        Numeric.Close((whole.Cdf(10) - whole.Cdf(3)) / (whole.Cdf(20) - whole.Cdf(3)), cut.Cdf(10), 1e-14);
    }

    [Fact]
    public void An_atom_of_an_empirical_table_is_counted_whole()
    {
        var law = Empirical.FromQuantiles([1, 2, 2, 2, 5]);

        Assert.Equal(0.75, law.Cdf(2));
        Assert.Equal(0.25, law.Cdf(2 - 1e-12), 1e-9);
        Assert.Equal(2, law.Quantile(0.4));
        Assert.Equal(3.5, law.Quantile(0.875));
        Assert.Equal(1, law.Cdf(5));
    }

    private static void Percentiles(Distribution law, params double[] expected)
    {
        double[] shares = [0.5, 0.9, 0.95, 0.99];
        for (int i = 0; i < shares.Length; i++)
        {
            Assert.Equal(expected[i], law.Quantile(shares[i]), 0.006);
        }
    }
}
