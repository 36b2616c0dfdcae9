using System.Text.Json;
using Simulator.Time;

namespace Simulator.Governance;

/// <summary>Reads a trail line after line: its frame, its order and its chain; the facts go on to the auditor.</summary>
internal sealed class TrailReading
{
    private static readonly JsonDocumentOptions Json = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    private readonly FindingList findings;
    private readonly ChainCheck chain;
    private readonly TrailAuditor auditor;
    private readonly TrailWatch? watch;
    private Instant lastAt = new(long.MinValue);
    private ulong nextSequence;
    private long facts;
    private ulong declared;
    private ulong undeclared;
    private bool hasEnded;

    public TrailReading(int maximumFindings, TrailWatch? watch)
    {
        this.watch = watch;
        findings = new FindingList(maximumFindings, watch?.Broken);
        chain = new ChainCheck(findings);
        auditor = new TrailAuditor(findings);
    }

    /// <summary>Reads the next line.</summary>
    public void Read(TrailLineReader lines)
    {
        findings.Line++;
        findings.Sequence = null;
        if (hasEnded)
        {
            findings.Add(TrailRule.Format, null, "The line follows the end record.");
        }

        if (!lines.IsTerminated)
        {
            findings.Add(TrailRule.Format, null, "The last line does not end with a line feed: the trail was cut off.");
        }

        if (lines.IsTooLong)
        {
            findings.Add(TrailRule.Format, null, "The line is longer than 1 MiB.");
            chain.Skip();
            return;
        }

        chain.Read(lines.Line.Span);
        try
        {
            using var document = JsonDocument.Parse(lines.Line, Json);
            ReadRecord(document.RootElement);
        }
        catch (JsonException error)
        {
            findings.Add(TrailRule.Format, null, $"The line is not JSON: {error.Message}");
        }
        catch (FormatException error)
        {
            findings.Add(TrailRule.Format, null, error.Message);
        }
        catch (InvalidOperationException)
        {
            findings.Add(TrailRule.Format, null, "A text of the line is no valid Unicode.");
        }
    }

    /// <summary>The stream is over.</summary>
    public TrailReport Finish()
    {
        findings.Sequence = null;
        auditor.Finish(lastAt);
        if (!hasEnded)
        {
            findings.Add(TrailRule.I24, null, "The trail has no end record: its last records are missing.");
        }

        return new TrailReport(
            auditor.Frame?.Header,
            auditor.Frame?.Policy.Version,
            findings.Line,
            facts,
            auditor.Requests,
            auditor.InFlight,
            chain.LastHash,
            findings.Kept,
            findings.Counts)
        {
            DeclaredMissing = declared,
            UndeclaredMissing = undeclared,
            BesideGaps = findings.BesideGaps,
        };
    }

    private void ReadRecord(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException("The line is not a JSON object.");
        }

        var record = new RecordReader(root);
        var isHeader = record.Has(TrailFields.Record) && record.Text(TrailFields.Record) == TrailFields.Header;
        if (isHeader != (findings.Line == 1))
        {
            findings.Add(TrailRule.Format, null, isHeader ? "A header stands inside the trail." : "The first line is not a header.");
        }

        if (isHeader)
        {
            // Only the first line may say what the rest is judged by.
            auditor.Frame = findings.Line == 1 ? HeaderReader.Read(record) : auditor.Frame;
        }
        else if (!record.Has(TrailFields.Record))
        {
            ReadFact(record);
        }
        else if (record.Text(TrailFields.Record) == TrailFields.Gap)
        {
            ReadGap(record);
        }
        else if (record.Text(TrailFields.Record) == TrailFields.Outage)
        {
            auditor.PolicyFails(record.Instant(TrailFields.From), record.Instant(TrailFields.To), record.Has(TrailFields.Fallback) ? record.Text(TrailFields.Fallback) : null);
        }
        else
        {
            ReadEnd(record);
        }
    }

    /// <summary>The sink says which numbers are missing: exactly the next ones.</summary>
    private void ReadGap(RecordReader record)
    {
        var (first, last) = (record.Number(TrailFields.First), record.Number(TrailFields.Last));
        if (first != nextSequence || last < first)
        {
            findings.Add(TrailRule.I24, null, $"The sink declares the numbers {first} to {last} missing; {nextSequence} was to follow.");
        }

        declared = unchecked(declared + (last - first) + 1);
        findings.Missing = unchecked(declared + undeclared);
        nextSequence = unchecked(last + 1);
    }

    private void ReadEnd(RecordReader record)
    {
        if (record.Text(TrailFields.Record) != TrailFields.End)
        {
            throw new FormatException($"There are no records of kind '{record.Text(TrailFields.Record)}'.");
        }

        hasEnded = true;
        if (record.Number(TrailFields.Facts) is var number && number != nextSequence)
        {
            undeclared = unchecked(undeclared + (number > nextSequence ? number - nextSequence : 0));
            findings.Missing = unchecked(declared + undeclared);
            findings.Add(TrailRule.I24, null, $"The end record speaks of {number} facts; the last one has number {nextSequence} counted from 1.");
        }

        if (record.Count(TrailFields.Open) is var open && open != auditor.InFlight && declared == 0 && undeclared == 0)
        {
            findings.Add(TrailRule.I24, null, $"The end record speaks of {open} open requests; the trail leaves {auditor.InFlight} open.");
        }
    }

    private void ReadChange(RecordReader record, Instant at)
    {
        if (at < lastAt)
        {
            findings.Add(TrailRule.I24, null, $"Time runs backwards: {at} after {lastAt}.");
        }

        lastAt = at;
        facts++;
        auditor.ChangePolicy(record);
    }

    private void ReadFact(RecordReader record)
    {
        var sequence = record.Number(TrailFields.Sequence);
        findings.Sequence = sequence;
        if (sequence != nextSequence)
        {
            undeclared = unchecked(undeclared + (sequence > nextSequence ? sequence - nextSequence : 0));
            findings.Missing = unchecked(declared + undeclared);
            findings.Add(TrailRule.I24, null, $"The sequence number is {sequence}; {nextSequence} was to follow.");
        }

        nextSequence = unchecked(sequence + 1);
        var at = record.Instant(TrailFields.At);
        if (record.Word<Fact>(TrailFields.Fact) == Fact.PolicyChanged)
        {
            ReadChange(record, at);
            return;
        }

        var fact = new TrailFact(
            record.Word<Fact>(TrailFields.Fact), at, record.Node(TrailFields.Node), record.Person(TrailFields.Actor), record);
        if (at < lastAt)
        {
            findings.Add(TrailRule.I24, fact.Node, $"Time runs backwards: {at} after {lastAt}.");
        }

        lastAt = at;
        facts++;
        if (fact.Fact == Fact.Executed)
        {
            watch?.Executed(new TrailItem(fact.Node.Value, findings.Line));
        }

        auditor.Read(fact);
    }
}
