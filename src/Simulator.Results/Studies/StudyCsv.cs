using System.Globalization;
using CsvHelper;

namespace Simulator.Results;

/// <summary>Studies as tables for a reader's own statistics: RFC 4180 with LF and a header, every digit, text that a spreadsheet would run made harmless.</summary>
public static class StudyCsv
{
    /// <summary>Metrics of two conditions: <c>place</c>, <c>metric</c>, <c>aggregate</c>, <c>where</c>, <c>unit</c>, <c>base</c>, <c>value</c>, <c>difference</c>, <c>low</c>, <c>high</c>.</summary>
    /// <param name="rows">Each with the place it is about.</param>
    /// <param name="destination">Left open.</param>
    public static void Write(IEnumerable<(string Place, ComparedMetric Metric)> rows, Stream destination)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(destination);
        using var csv = Open(destination, "place", "metric", "aggregate", "where", "unit", "base", "value", "difference", "low", "high");
        foreach (var (place, metric) in rows)
        {
            csv.WriteField(place);
            csv.WriteField(metric.Definition.Id);
            csv.WriteField(metric.Aggregate.Word);
            csv.WriteField(string.Join(' ', metric.Where.Select(where => $"{where.Name}={where.Value}")));
            csv.WriteField(metric.Definition.Unit);
            Numbers(csv, metric.Base, metric.Candidate, metric.Difference.Value, metric.Difference.Low, metric.Difference.High);
            csv.EndRecord();
        }
    }

    /// <summary>A map: the two keys, the metric with its interval, the busiest pool and its utilisation, whether the setting keeps up.</summary>
    /// <param name="map">The map.</param>
    /// <param name="destination">Left open.</param>
    public static void Write(StabilityMap map, Stream destination)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(destination);
        using var csv = Open(destination, map.Rows.Path, map.Columns.Path, map.Quantity.ToString(), "low", "high", "utilisation", "busiest_pool", "keeps_up", "problem");
        foreach (var cell in map.Cells)
        {
            csv.WriteField(cell.Row);
            csv.WriteField(cell.Column);
            Numbers(csv, cell.Value, cell.Low, cell.High, cell.Utilisation);
            csv.WriteField(cell.BusiestPool);
            csv.WriteField(StabilityMap.KeepsUp(cell) switch { true => "yes", false => "no", _ => string.Empty });
            csv.WriteField(cell.Problem);
            csv.EndRecord();
        }
    }

    /// <summary>A search for what turns answers over: a line a setting, a value of it and an answer.</summary>
    /// <param name="study">The study.</param>
    /// <param name="destination">Left open.</param>
    public static void Write(FlipStudy study, Stream destination)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(destination);
        using var csv = Open(destination, "setting", "value", "factor", "metric", "aggregate", "unit", "effect", "effect_there", "holds");
        foreach (var row in study.Rows)
        {
            foreach (var variant in row.Variants)
            {
                foreach (var (index, there) in variant.Answers.Index())
                {
                    var answer = study.Answers[index];
                    csv.WriteField(row.Key);
                    csv.WriteField(variant.Name);
                    Numbers(csv, variant.Factor);
                    csv.WriteField(answer.Definition.Id);
                    csv.WriteField(answer.Aggregate);
                    csv.WriteField(answer.Definition.Unit);
                    Numbers(csv, answer.Difference.Value, there.Effect);
                    csv.WriteField(study.TurnsOver(index, there) ? "no" : "yes");
                    csv.EndRecord();
                }
            }
        }
    }

    private static CsvWriter Open(Stream destination, params IReadOnlyList<string> header)
    {
        var csv = CsvWriter.Create(
            destination,
            new CsvWriterOptions
            {
                NewLine = "\n",
                FormatProvider = CultureInfo.InvariantCulture,
                Injection = CsvInjection.Escape,
                InjectionCharacters = "=+-@\t\r",
                WriteByteOrderMark = false,
            },
            leaveOpen: true);
        foreach (var name in header)
        {
            csv.WriteField(name);
        }

        csv.EndRecord();
        return csv;
    }

    private static void Numbers(CsvWriter csv, params IReadOnlyList<double> values)
    {
        foreach (var value in values)
        {
            csv.WriteField(value);
        }
    }
}
