using System.Text.Json;

namespace Simulator.Governance;

/// <summary>Writes what a trail tells of break-glass overrides.</summary>
internal static class OverrideFields
{
    /// <summary>The only reason that is known to the model: the request waited longer than it was promised.</summary>
    public const string Overdue = "overdue";

    /// <summary>Writes what overrides are good for into the header; nothing where there are none.</summary>
    public static void WriteTerms(Utf8JsonWriter json, OverrideTerms? terms)
    {
        if (terms is null)
        {
            return;
        }

        json.WriteStartObject(TrailFields.Overrides);
        TrailTime.Write(json, TrailFields.Life, terms.Life);
        TrailTime.Write(json, TrailFields.ReviewWithin, terms.ReviewWithin);
        json.WriteEndObject();
    }

    /// <summary>Writes what an override left behind: one that went dark has nothing but the fact that it happened.</summary>
    public static void Write(Utf8JsonWriter json, in AuditEvent fact, OverrideTerms? terms)
    {
        var record = (OverrideRecord)fact.Detail;
        var isRecorded = (record & OverrideRecord.Recorded) != 0 && terms is not null;
        json.WriteBoolean(TrailFields.Recorded, isRecorded);
        json.WriteString(TrailFields.Reason, isRecorded && (record & OverrideRecord.Reasoned) != 0 ? Overdue : null);
        TrailTime.WriteEnd(json, TrailFields.Expires, isRecorded ? fact.At.AddSaturating(terms!.Life) : Time.Instant.MaxValue);
        TrailTime.WriteEnd(json, TrailFields.ReviewBy, isRecorded ? fact.At.AddSaturating(terms!.ReviewWithin) : Time.Instant.MaxValue);
    }
}
