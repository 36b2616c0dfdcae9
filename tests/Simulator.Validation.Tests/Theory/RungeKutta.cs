namespace Simulator.Validation.Tests.Theory;

/// <summary>The classical Runge-Kutta method of order 4 with a fixed step.</summary>
internal static class RungeKutta
{
    /// <summary>Carries a state from one time to another, in place.</summary>
    /// <param name="state">The state.</param>
    /// <param name="from">Where it is.</param>
    /// <param name="to">Where it goes.</param>
    /// <param name="step">The longest step; the last ones are shortened so that they end exactly there.</param>
    /// <param name="derivative">Time, state, and where to put the derivative.</param>
    public static void Advance(double[] state, double from, double to, double step, Action<double, double[], double[]> derivative)
    {
        var steps = (int)Math.Ceiling((to - from) / step - 1e-9);
        var h = steps == 0 ? 0 : (to - from) / steps;
        double[] k1 = new double[state.Length], k2 = new double[state.Length], k3 = new double[state.Length], k4 = new double[state.Length];
        var at = new double[state.Length];
        for (var index = 0; index < steps; index++)
        {
            var t = from + (index * h);
            derivative(t, state, k1);
            Shift(h / 2, k1);
            derivative(t + (h / 2), at, k2);
            Shift(h / 2, k2);
            derivative(t + (h / 2), at, k3);
            Shift(h, k3);
            derivative(t + h, at, k4);
            for (var i = 0; i < state.Length; i++)
            {
                state[i] += h / 6 * (k1[i] + (2 * k2[i]) + (2 * k3[i]) + k4[i]);
            }
        }

        void Shift(double by, double[] slope)
        {
            for (var i = 0; i < at.Length; i++)
            {
                at[i] = state[i] + (by * slope[i]);
            }
        }
    }
}
