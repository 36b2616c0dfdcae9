using System.Numerics;

namespace Simulator.Bench.Yardsticks;

/// <summary>xoshiro256++ (Blackman and Vigna 2021), seeded by SplitMix64: the generator both sides of a comparison share.</summary>
internal sealed class Xoshiro256
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    public Xoshiro256(ulong seed)
    {
        _s0 = SplitMix(ref seed);
        _s1 = SplitMix(ref seed);
        _s2 = SplitMix(ref seed);
        _s3 = SplitMix(ref seed);
    }

    public ulong Next()
    {
        unchecked
        {
            var s0 = _s0;
            var s1 = _s1;
            var s2 = _s2 ^ s0;
            var s3 = _s3 ^ s1;
            var result = BitOperations.RotateLeft(s0 + _s3, 23) + s0;
            _s1 = s1 ^ s2;
            _s0 = s0 ^ s3;
            _s2 = s2 ^ (s1 << 17);
            _s3 = BitOperations.RotateLeft(s3, 45);
            return result;
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
