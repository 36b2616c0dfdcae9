using System.Globalization;
using CsvHelper;

namespace Simulator.Results;

/// <summary>
/// <c>replications.csv</c>: one row a replication and arm, for a reader's own statistics. RFC 4180 with LF, a header, and text that a
/// spreadsheet would run as a formula made harmless; numbers stay numbers with every digit.
/// </summary>
public static class ReplicationsCsv
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string FileName = "replications.csv";

    /// <summary>Writes the table: <c>replication</c> (0-based), <c>arm</c>, then its columns; no value is an empty cell, an infinite one <c>Infinity</c>.</summary>
    /// <param name="table">The table.</param>
    /// <param name="destination">Left open; nothing is written to the console or to disk.</param>
    public static void Write(ReplicationTable table, Stream destination)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(destination);
        var options = new CsvWriterOptions
        {
            NewLine = "\n",
            FormatProvider = CultureInfo.InvariantCulture,
            Injection = CsvInjection.Escape,
            InjectionCharacters = "=+-@\t\r",
            WriteByteOrderMark = false,
        };
        using var csv = CsvWriter.Create(destination, options, leaveOpen: true);
        csv.WriteField("replication");
        csv.WriteField("arm");
        foreach (var column in table.Columns)
        {
            csv.WriteField(column);
        }

        csv.EndRecord();
        foreach (var row in table.Rows)
        {
            WriteRow(csv, row);
        }

        csv.Flush();
    }

    private static void WriteRow(CsvWriter csv, ReplicationRow row)
    {
        csv.WriteField(row.Replication);
        csv.WriteField(row.Arm);
        foreach (var value in row.Values)
        {
            if (double.IsNaN(value))
            {
                csv.WriteField(string.Empty);
            }
            else
            {
                csv.WriteField(value);
            }
        }

        csv.EndRecord();
    }
}
