using System.Text.Json;

namespace Simulator.Results;

/// <summary>
/// A kept audit trail as an event log for process mining, in XES (IEEE 1849-2016): a trace a request, an event a fact, with the
/// standard's activity life cycle, resources and roles.
/// </summary>
/// <remarks>
/// XES and not OCEL 2.0, because every fact of a trail is about exactly one request: the request is the case, and the standard
/// extensions say who was asked, who began, who put down and who went on, which an object-centric log would leave to names of its own. It is
/// a conversion, not a verification: that the trail is whole and unchanged is for the verifier of trails to say. A fact of a newer program
/// becomes an event with its plain name and the transition <c>unknown</c>.
/// </remarks>
public static class XesLog
{
    /// <summary>Name of the file in a run's folder.</summary>
    public const string FileName = "audit.xes";

    /// <summary>The newest format of trails that is read. Formats so far added fields and kept the meaning of those that are read here.</summary>
    private const int NewestFormat = 5;

    /// <summary>Converts a trail. Memory follows the requests in flight: a trace is written when its request is closed.</summary>
    /// <param name="trail">A trail as it was kept, one JSON object a line; read to its end, not closed.</param>
    /// <param name="destination">Where to; flushed, not closed.</param>
    /// <param name="cancellation">Stops between lines, with <see cref="OperationCanceledException"/>.</param>
    /// <returns>How many traces and events were written.</returns>
    /// <exception cref="InvalidResultException">The stream holds no trail that this program reads; the message is one line for the user.</exception>
    public static XesCounts Write(Stream trail, Stream destination, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(trail);
        ArgumentNullException.ThrowIfNull(destination);
        using var output = new XesOutput(destination);
        var traces = new XesTraces(output);
        var lines = new JsonLines(trail, "the audit trail");
        while (lines.Next() is { } document)
        {
            using (document)
            {
                cancellation.ThrowIfCancellationRequested();
                try
                {
                    Read(document.RootElement, lines, output, traces);
                }
                catch (Exception e) when (e is InvalidOperationException or KeyNotFoundException or FormatException)
                {
                    throw lines.Broken("a field of a trail is missing or of another kind", e);
                }
            }
        }

        if (!output.HasBegun)
        {
            throw new InvalidResultException("the audit trail: it is empty");
        }

        traces.Finish();
        output.Complete();
        return new XesCounts(output.Traces, output.Events);
    }

    private static void Read(JsonElement record, JsonLines lines, XesOutput output, XesTraces traces)
    {
        if (record.TryGetProperty("record", out var kind))
        {
            var word = kind.GetString();
            if (word == "header" && !output.HasBegun)
            {
                if (record.GetProperty("format").GetInt32() is var format && (format < 1 || format > NewestFormat))
                {
                    throw lines.Broken(FormattableString.Invariant($"it is of format {format}, and this program reads 1 to {NewestFormat}"), null);
                }

                output.Begin(
                    record.GetProperty("scenario").GetString()!, record.GetProperty("seed").GetUInt64(), record.GetProperty("replication").GetInt32());
            }
            else if (word is not ("end" or "gap" or "policy_outage"))
            {
                throw lines.Broken("it holds a record that a trail does not have there", null);
            }

            return;
        }

        if (!output.HasBegun)
        {
            throw lines.Broken("it does not begin with the header of a trail", null);
        }

        if (record.GetProperty("fact").GetString() != "policy_changed") // it is about no request, and a log goes by case
        {
            traces.Add(record);
        }
    }
}

/// <summary>What a conversion wrote.</summary>
/// <param name="Traces">Requests.</param>
/// <param name="Events">Facts.</param>
public readonly record struct XesCounts(long Traces, long Events);
