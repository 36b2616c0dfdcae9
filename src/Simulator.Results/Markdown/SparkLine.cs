namespace Simulator.Results;

/// <summary>A curve in one line of characters: eight heights, the largest value of each stretch, so that no peak is lost.</summary>
internal static class SparkLine
{
    /// <summary>Characters of a line.</summary>
    public const int Width = 72;

    private const string Heights = "▁▂▃▄▅▆▇█";

    /// <summary>The line; a stretch without a number is a space.</summary>
    /// <param name="values">Values at equal distances, not negative.</param>
    /// <param name="largest">The value of the greatest height; none above it.</param>
    public static string Of(IReadOnlyList<double> values, double largest)
    {
        var width = Math.Min(Width, values.Count);
        return string.Create(width, (values, largest), static (line, drawn) =>
        {
            for (var column = 0; column < line.Length; column++)
            {
                var begin = column * drawn.values.Count / line.Length;
                var end = (column + 1) * drawn.values.Count / line.Length;
                var peak = double.NegativeInfinity;
                for (var index = begin; index < end; index++)
                {
                    peak = double.IsFinite(drawn.values[index]) ? Math.Max(peak, drawn.values[index]) : peak;
                }

                line[column] = double.IsFinite(peak) ? Heights[HeightOf(peak, drawn.largest)] : ' ';
            }
        });
    }

    private static int HeightOf(double value, double largest) =>
        largest > 0 ? Math.Clamp((int)Math.Round(value / largest * (Heights.Length - 1)), 0, Heights.Length - 1) : 0;
}
