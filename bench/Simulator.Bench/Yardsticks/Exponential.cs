namespace Simulator.Bench.Yardsticks;

/// <summary>Exponential variates of mean 1 by the ziggurat method with 256 layers (Marsaglia and Tsang 2000).</summary>
/// <remarks>The layers are computed here: every layer has area v, x[i] is where layer i ends, f(x) = exp(-x).</remarks>
internal sealed class Exponential
{
    private const int Layers = 256;
    private const double TailStart = 7.69711747013104972;
    private const double LayerArea = 0.0039496598225815571993;
    private const double Unit = 1.0 / (1L << 53);

    private readonly double[] _x = new double[Layers + 1];
    private readonly double[] _f = new double[Layers + 1];
    private readonly Xoshiro256 _random;

    public Exponential(ulong seed)
    {
        _random = new Xoshiro256(seed);

        // The base layer is a rectangle plus the tail: as wide as the area v at the height f(tail start).
        _x[0] = LayerArea / Math.Exp(-TailStart);
        _x[1] = TailStart;
        for (var i = 2; i < Layers; i++)
        {
            _x[i] = -Math.Log(Math.Exp(-_x[i - 1]) + (LayerArea / _x[i - 1]));
        }

        _x[Layers] = 0;
        for (var i = 0; i <= Layers; i++)
        {
            _f[i] = Math.Exp(-_x[i]);
        }
    }

    public double Next()
    {
        var bits = _random.Next();
        var layer = (int)(bits & (Layers - 1));
        var x = (bits >> 11) * Unit * _x[layer];
        return x < _x[layer + 1] ? x : Edge(layer, x);
    }

    /// <summary>The rare part: the tail, or the sliver of a layer that the density cuts through.</summary>
    private double Edge(int layer, double x)
    {
        if (layer == 0)
        {
            // Beyond the base rectangle the tail of an exponential is the exponential again.
            return TailStart + Next();
        }

        var y = _f[layer] + ((_random.Next() >> 11) * Unit * (_f[layer + 1] - _f[layer]));
        return y < Math.Exp(-x) ? x : Next();
    }
}
