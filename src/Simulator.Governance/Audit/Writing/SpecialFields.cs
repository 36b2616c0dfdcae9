using System.Text.Json;

namespace Simulator.Governance;

/// <summary>Writes what a trail tells of overrides, emergencies and reviews afterwards.</summary>
internal static class SpecialFields
{
    /// <summary>The only reason that is known to the model: the request waited longer than it was promised.</summary>
    public const string Overdue = "overdue";

    /// <summary>Writes the rules into the header; nothing of what is off.</summary>
    public static void WriteRules(Utf8JsonWriter json, SpecialRules? special, ITrailNames names)
    {
        if (special?.Overrides is { } terms)
        {
            json.WriteStartObject(TrailFields.Overrides);
            TrailTime.Write(json, TrailFields.Life, terms.Life);
            TrailTime.Write(json, TrailFields.ReviewWithin, terms.ReviewWithin);
            json.WriteEndObject();
        }

        if (special?.Emergency is { } emergency)
        {
            json.WriteStartObject(TrailFields.AfterEmergency);
            json.WriteString(TrailFields.Pool, names.NameOfPool(emergency.Pool));
            TrailTime.Write(json, TrailFields.After, emergency.EscalateAfter);
            json.WriteEndObject();
        }

        if (special is { HasReviewsAfterwards: true })
        {
            json.WriteBoolean(TrailFields.ReviewsAfterwards, true);
        }
    }

    /// <summary>Writes who is asked to look at an execution, and by when.</summary>
    public static void WriteOwed(Utf8JsonWriter json, in AuditEvent fact, Time.Duration within, ITrailNames names)
    {
        json.WriteNumber(TrailFields.Place, fact.Detail & byte.MaxValue);
        json.WriteString(TrailFields.Pool, names.NameOfPool((int)(fact.Detail >> 8)));
        TrailTime.WriteEnd(json, TrailFields.ReviewBy, fact.At.AddSaturating(within));
    }

    /// <summary>Writes what somebody who looked at an execution found.</summary>
    public static void WriteLookedBack(Utf8JsonWriter json, in AuditEvent fact)
    {
        json.WriteNumber(TrailFields.Place, fact.Detail & byte.MaxValue);
        json.WriteBoolean(TrailFields.FoundWrong, fact.Detail >> 8 != 0);
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
