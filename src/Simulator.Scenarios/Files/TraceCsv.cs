using System.Globalization;
using System.Text.Unicode;
using CsvHelper;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>Reads the times of a trace from a CSV file: RFC 4180, UTF-8, commas, a header. Cells are compared and parsed, never run.</summary>
/// <param name="file">The file as the user knows it.</param>
/// <param name="rank">Its rank in error lists.</param>
/// <param name="path">The key that names it.</param>
/// <param name="errors">Takes what is wrong, each with its line.</param>
internal sealed class TraceCsv(string file, int rank, JsonPath path, ErrorList errors)
{
    /// <summary>The largest file.</summary>
    public const int MaximumBytes = 64 * 1024 * 1024;

    private const int MaximumRecord = 64 * 1024;
    private const int LongestTime = 64;

    private static readonly CsvReaderOptions Options = new()
    {
        Separator = ',',
        DetectSeparatorHint = false,
        MalformedData = CsvMalformedDataHandling.Throw,
        FieldCountMismatch = CsvFieldCountHandling.Throw,
        AllowLineBreaksInQuotes = true,
        SkipEmptyLines = true,
        MaxRecordSize = MaximumRecord,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        FormatProvider = CultureInfo.InvariantCulture,
    };

    private readonly List<long> times = [];
    private bool areInstants;

    /// <summary>The times of a column; null when something is wrong, which is reported once: a broken export is broken everywhere.</summary>
    public TraceTimes? Read(ReadOnlyMemory<byte> content, string column)
    {
        // Other encodings of Unicode are valid UTF-8 with a zero in every other byte.
        if (!Utf8.IsValid(content.Span) || content.Span.Contains((byte)0))
        {
            return Wrong(1, "the file is not UTF-8 text", "save it as UTF-8");
        }

        try
        {
            using var csv = CsvReader.Create(content, Options);
            return ColumnOf([.. csv.Headers], column) is { } index && ReadRows(csv, index) ? Times() : null;
        }
        catch (CsvFormatException exception)
        {
            return Wrong(Math.Max(1, exception.LineNumber), "the record is no CSV with as many cells as the header",
                "check its quotes and commas; a record is at most 64 KiB long");
        }
    }

    private TraceTimes Times()
    {
        var origin = areInstants ? times[0] : 0;
        return TraceTimes.Of(areInstants ? new Instant(origin) : null, [.. times.Select(time => time - origin)]);
    }

    private int? ColumnOf(string[] headers, string column)
    {
        if (headers.Length == 0 || headers.All(header => header.Length == 0))
        {
            Wrong(1, "the file is empty", "write a header and one row an arrival");
            return null;
        }

        var index = Array.IndexOf(headers, column);
        if (index < 0)
        {
            Wrong(1, $"there is no column {PrintableText.Quote(column)}", Nearest.Member(column, headers, "column"));
            return null;
        }

        if (Array.LastIndexOf(headers, column) != index)
        {
            Wrong(1, $"the column {PrintableText.Quote(column)} is there twice", "rename one of them");
            return null;
        }

        return index;
    }

    private bool ReadRows(CsvReader csv, int index)
    {
        var line = 1L;
        while (csv.Read())
        {
            line = csv.LineNumber;
            if (times.Count == TraceTimes.MaximumTimes)
            {
                Wrong(line, "the trace has more than 1000000 rows", "cut it, or begin a new one");
                return false;
            }

            if (!Add(csv.GetString(index), line))
            {
                return false;
            }
        }

        if (times.Count == 0)
        {
            Wrong(line, "the file has a header and no rows", "write one row an arrival");
        }

        return times.Count > 0;
    }

    private bool Add(string cell, long line)
    {
        if (cell.Length > LongestTime || TimeOf(cell) is not { } time)
        {
            Wrong(line, $"{PrintableText.Quote(cell)} is no time", "write an instant with its offset, such as 2026-03-02T08:00:00Z, or a duration after the start of the run, such as 90m");
            return false;
        }

        if (times.Count == 0)
        {
            areInstants = time.IsInstant;
        }
        else if (areInstants != time.IsInstant)
        {
            Wrong(line, $"{PrintableText.Quote(cell)} is {(areInstants ? "a duration after instants" : "an instant after durations")}", "write all times in one way");
            return false;
        }
        else if (time.Microseconds < times[^1])
        {
            Wrong(line, $"{PrintableText.Quote(cell)} is earlier than the row before it", "sort the rows by time");
            return false;
        }

        times.Add(time.Microseconds);
        return true;
    }

    /// <summary>The time of a cell: microseconds since 1970 or after the start of the run; null when it is none or out of range.</summary>
    private static (long Microseconds, bool IsInstant)? TimeOf(string cell)
    {
        if (cell.Contains('T', StringComparison.Ordinal))
        {
            return Instant.TryParse(cell, out var instant) && InstantType.IsInRange(instant) ? (instant.Microseconds, true) : null;
        }

        var reading = DurationType.NotNegative.Read(new Node(NodeKind.Text, default, cell));
        return reading.Value is Duration duration ? (duration.Microseconds, false) : null;
    }

    private TraceTimes? Wrong(long line, string problem, string remedy)
    {
        errors.Add(new Place(rank, file, (int)line, 1), path, problem, remedy);
        return null;
    }
}
