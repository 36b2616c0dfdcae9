using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Simulator.Statistics;

/// <summary>
/// Random numbers by name instead of by order: a draw is a pure function of (key, replication, node, purpose, occurrence, block),
/// so a draw neither depends on nor disturbs any other. Immutable, no allocation, safe from any number of threads.
/// </summary>
/// <remarks>
/// The counter given to <see cref="Philox4x32"/> is node 64 bits, purpose 16 | occurrence 16, replication 24 | block 8.
/// The default value is key 0, replication 0: legal, but take <see cref="FromSeed"/>.
/// </remarks>
public readonly struct KeyedDraws : IEquatable<KeyedDraws>
{
    /// <summary>The largest replication number, 2^24 - 1.</summary>
    public const int MaxReplication = (1 << 24) - 1;

    /// <summary>The largest occurrence number, 2^16 - 1.</summary>
    public const int MaxOccurrence = ushort.MaxValue;

    /// <summary>The largest block number, 2^8 - 1.</summary>
    public const int MaxBlock = byte.MaxValue;

    private const ulong KeyTag = 0x6B65795F64726177; // sets this key apart from any other use of the same mixing

    private readonly uint _key0;
    private readonly uint _key1;
    private readonly uint _replicationField;

    /// <summary>Draws of one replication under a given key.</summary>
    /// <param name="key">The key, any value; usually from <see cref="KeyFromSeed"/>.</param>
    /// <param name="replication">Number of the replication, 0 to <see cref="MaxReplication"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The replication does not fit 24 bits.</exception>
    public KeyedDraws(ulong key, int replication)
    {
        if (unchecked((uint)replication) > MaxReplication)
        {
            ThrowField(nameof(replication), replication, MaxReplication);
        }

        _key0 = unchecked((uint)key);
        _key1 = (uint)(key >> 32);
        _replicationField = (uint)replication << 8;
    }

    /// <summary>The key, 64 bits.</summary>
    public ulong Key => ((ulong)_key1 << 32) | _key0;

    /// <summary>The replication, 0 to <see cref="MaxReplication"/>.</summary>
    public int Replication => (int)(_replicationField >> 8);

    /// <summary>The key of a master seed. It never includes what is compared (a scenario, a policy), so that arms share their draws.</summary>
    /// <param name="masterSeed">The seed of the whole experiment, any value.</param>
    /// <param name="formatVersion">Version of the numbering of nodes and purposes, any value; a new version gives new draws.</param>
    /// <returns>A well-mixed key.</returns>
    public static ulong KeyFromSeed(ulong masterSeed, int formatVersion) =>
        Mix64.Combine(masterSeed, KeyTag, unchecked((ulong)formatVersion));

    /// <summary>Draws of one replication under the key of a master seed.</summary>
    /// <param name="masterSeed">The seed of the whole experiment, any value.</param>
    /// <param name="formatVersion">Version of the numbering of nodes and purposes, any value.</param>
    /// <param name="replication">Number of the replication, 0 to <see cref="MaxReplication"/>.</param>
    /// <returns>The draws.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The replication does not fit 24 bits.</exception>
    public static KeyedDraws FromSeed(ulong masterSeed, int formatVersion, int replication) =>
        new(KeyFromSeed(masterSeed, formatVersion), replication);

    /// <summary>The same key for another replication.</summary>
    /// <param name="replication">Number of the replication, 0 to <see cref="MaxReplication"/>.</param>
    /// <returns>The draws of that replication.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The replication does not fit 24 bits.</exception>
    public KeyedDraws ForReplication(int replication) => new(Key, replication);

    /// <summary>64 random bits, the raw material of <see cref="Uniform"/>.</summary>
    /// <param name="node">Who draws, any value.</param>
    /// <param name="purpose">What for, any value.</param>
    /// <param name="occurrence">How often this node drew for this purpose before, 0 to <see cref="MaxOccurrence"/>.</param>
    /// <param name="block">Number of the draw where one occurrence needs several, 0 to <see cref="MaxBlock"/>.</param>
    /// <returns>64 random bits.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The occurrence or the block overflows its field.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Bits(ulong node, ushort purpose, int occurrence = 0, int block = 0)
    {
        if (unchecked((uint)occurrence) > MaxOccurrence)
        {
            ThrowField(nameof(occurrence), occurrence, MaxOccurrence);
        }

        if (unchecked((uint)block) > MaxBlock)
        {
            ThrowField(nameof(block), block, MaxBlock);
        }

        return Philox4x32.Generate64(
            unchecked((uint)node),
            unchecked((uint)(node >> 32)),
            ((uint)purpose << 16) | unchecked((uint)occurrence),
            _replicationField | unchecked((uint)block),
            _key0,
            _key1);
    }

    /// <summary>
    /// A uniform variate in the OPEN interval (0, 1): one of the 2^52 mid-points (k + 1/2) 2^-52, so never 0 or 1, symmetric, and 1 - u is exact.
    /// </summary>
    /// <param name="node">Who draws, any value.</param>
    /// <param name="purpose">What for, any value.</param>
    /// <param name="occurrence">How often this node drew for this purpose before, 0 to <see cref="MaxOccurrence"/>.</param>
    /// <param name="block">Number of the draw where one occurrence needs several, 0 to <see cref="MaxBlock"/>.</param>
    /// <returns>A number from 2^-53 to 1 - 2^-53.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The occurrence or the block overflows its field.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double Uniform(ulong node, ushort purpose, int occurrence = 0, int block = 0) =>
        ToOpenUnit(Bits(node, purpose, occurrence, block));

    /// <summary>
    /// The uniforms of one node for four purposes, in their order: bit for bit those of <see cref="Uniform"/>, at little more than the price
    /// of one. Drawing one too many does no harm.
    /// </summary>
    /// <param name="node">Who draws, any value.</param>
    /// <param name="first">A purpose, any value.</param>
    /// <param name="second">Another.</param>
    /// <param name="third">Another.</param>
    /// <param name="fourth">Another.</param>
    /// <param name="occurrence">How often this node drew for these purposes before, 0 to <see cref="MaxOccurrence"/>.</param>
    /// <returns>Four numbers from 2^-53 to 1 - 2^-53.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The occurrence overflows its field.</exception>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Vector256<double> Uniforms(ulong node, ushort first, ushort second, ushort third, ushort fourth, int occurrence = 0)
    {
        if (unchecked((uint)occurrence) > MaxOccurrence)
        {
            ThrowField(nameof(occurrence), occurrence, MaxOccurrence);
        }

        var purposes = Vector256.Create((ulong)first, second, third, fourth);
        var bits = Philox4x32.Generate64(
            unchecked((uint)node),
            unchecked((uint)(node >> 32)),
            Vector256.ShiftLeft(purposes, 16) | Vector256.Create((ulong)unchecked((uint)occurrence)),
            _replicationField,
            _key0,
            _key1);
        return (Vector256.ShiftRightLogical(bits, 12) | Vector256.Create(OneBits)).AsDouble() - Vector256.Create(OneLessHalfACell);
    }

    /// <summary>A variate of the exponential distribution with mean 1, increasing in the uniform of the same name.</summary>
    /// <param name="node">Who draws, any value.</param>
    /// <param name="purpose">What for, any value.</param>
    /// <param name="occurrence">How often this node drew for this purpose before, 0 to <see cref="MaxOccurrence"/>.</param>
    /// <param name="block">Number of the draw where one occurrence needs several, 0 to <see cref="MaxBlock"/>.</param>
    /// <returns>A number from 1.1e-16 to 36.8.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The occurrence or the block overflows its field.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double StandardExponential(ulong node, ushort purpose, int occurrence = 0, int block = 0) =>
        -Math.Log(1 - Uniform(node, purpose, occurrence, block)); // 1 - u is exact on the grid of Uniform: no log1p needed

    /// <summary>A variate of the normal distribution with mean 0 and variance 1, increasing in the uniform of the same name.</summary>
    /// <param name="node">Who draws, any value.</param>
    /// <param name="purpose">What for, any value.</param>
    /// <param name="occurrence">How often this node drew for this purpose before, 0 to <see cref="MaxOccurrence"/>.</param>
    /// <param name="block">Number of the draw where one occurrence needs several, 0 to <see cref="MaxBlock"/>.</param>
    /// <returns>A number from -8.3 to 8.3.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The occurrence or the block overflows its field.</exception>
    public double StandardNormal(ulong node, ushort purpose, int occurrence = 0, int block = 0) =>
        NormalFunctions.Quantile(Uniform(node, purpose, occurrence, block));

    /// <summary>True with the given probability; monotone: raising the probability never turns a true draw of the same name false.</summary>
    /// <param name="probability">Probability of true, 0 to 1; exactly 0 is never and exactly 1 is always.</param>
    /// <param name="node">Who draws, any value.</param>
    /// <param name="purpose">What for, any value.</param>
    /// <param name="occurrence">How often this node drew for this purpose before, 0 to <see cref="MaxOccurrence"/>.</param>
    /// <param name="block">Number of the draw where one occurrence needs several, 0 to <see cref="MaxBlock"/>.</param>
    /// <returns>Whether the event happens.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside 0 to 1, or a field overflows.</exception>
    public bool Bernoulli(double probability, ulong node, ushort purpose, int occurrence = 0, int block = 0)
    {
        Require.Probability(probability);
        return Uniform(node, purpose, occurrence, block) < probability;
    }

    /// <inheritdoc/>
    public bool Equals(KeyedDraws other) =>
        _key0 == other._key0 && _key1 == other._key1 && _replicationField == other._replicationField;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is KeyedDraws other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_key0, _key1, _replicationField);

    /// <summary>Whether two values give the same draws.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when key and replication are equal.</returns>
    public static bool operator ==(KeyedDraws left, KeyedDraws right) => left.Equals(right);

    /// <summary>Whether two values give different draws.</summary>
    /// <param name="left">One value.</param>
    /// <param name="right">The other.</param>
    /// <returns>True when key or replication differ.</returns>
    public static bool operator !=(KeyedDraws left, KeyedDraws right) => !left.Equals(right);

    /// <summary>The top 52 bits as the mid-point of their cell: (k + 1/2) 2^-52 is exact in a double.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double ToOpenUnit(ulong bits) =>
        BitConverter.UInt64BitsToDouble((bits >> 12) | OneBits) - OneLessHalfACell; // 1 + k 2^-52, less 1 - 2^-53: both exact

    private const ulong OneBits = 0x3FF0_0000_0000_0000;
    private const double OneLessHalfACell = 1 - (0.5 / (1L << 52));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ThrowField(string name, int value, int maximum) =>
        throw new ArgumentOutOfRangeException(name, value, $"A {name} runs from 0 to {maximum}.");
}
