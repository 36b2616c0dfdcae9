using System.Text;

namespace Simulator.Scenarios;

/// <summary>A hash of text that is the same in every process, unlike <see cref="string.GetHashCode()"/>.</summary>
internal static class StableHash
{
    /// <summary>FNV-1a (Fowler, Noll, Vo 1991) over a seed and the UTF-8 bytes of a text, folded to 31 bits.</summary>
    public static int Of(int seed, string text)
    {
        unchecked
        {
            const uint prime = 16_777_619;
            var hash = 2_166_136_261u;
            for (var shift = 0; shift < 32; shift += 8)
            {
                hash = (hash ^ (byte)(seed >> shift)) * prime;
            }

            foreach (var unit in Encoding.UTF8.GetBytes(text))
            {
                hash = (hash ^ unit) * prime;
            }

            return (int)((hash >> 1) ^ (hash & 1));
        }
    }
}
