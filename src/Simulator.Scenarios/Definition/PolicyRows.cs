using System.Text;
using System.Text.Json;
using Simulator.Governance;

namespace Simulator.Scenarios;

/// <summary>Writes the rows of a named policy as a file would, so that a scenario can lay its own over them key by key.</summary>
internal static class PolicyRows
{
    /// <summary>The rows of the profile in force, as JSON.</summary>
    public static string? OfProfile(DefaultContext context)
    {
        if (context.Block.Find("profile") is not { } profile)
        {
            return null;
        }

        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            // Not a number marks the places where the profile uses its threshold, so that they follow the one in force.
            foreach (var row in PolicyProfiles.Rows(profile.As<string>(), double.NaN))
            {
                Write(writer, row);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    private static void Write(Utf8JsonWriter writer, PolicyRow row)
    {
        writer.WriteStartObject(row.Id);
        writer.WriteNumber("order", row.Order);
        writer.WriteString("stage", Enums.Stage.WordFor(row.Stage));
        WriteWhen(writer, row.When);
        writer.WriteString("then", row.Stage == PolicyStage.Modifier ? Enums.Raise.Text : Enums.Outcome.WordFor(row.Then));
        writer.WriteString("credentialTtl", row.Obligations.CredentialTtl.ToString());
        writer.WriteString("minimumReview", row.Obligations.MinimumReview.ToString());
        writer.WriteString("approvalTtl", row.Obligations.ApprovalTtl.ToString());
        writer.WriteString("factorTtl", row.Obligations.FactorTtl.ToString());
        writer.WriteString("sampleShare", new Share((decimal)row.Obligations.SampleShare * 100).ToString());
        writer.WriteNumber("postHocReviewers", row.Obligations.PostHocReviewers);
        writer.WriteString("postHocWithin", row.Obligations.PostHocWithin.ToString());
        writer.WriteString("side", Enums.Side.WordFor(row.Obligations.Side));
        writer.WriteString("reason", row.Reason);
        writer.WriteEndObject();
    }

    private static void WriteWhen(Utf8JsonWriter writer, Condition when)
    {
        writer.WriteStartObject("when");
        if (when.Access is { } access)
        {
            writer.WriteString("access", Enums.Access.WordFor(access));
        }

        writer.WriteString("impactAtLeast", Enums.Impact.WordFor(when.ImpactAtLeast));
        writer.WriteString("impactAtMost", Enums.Impact.WordFor(when.ImpactAtMost));
        WriteFlag(writer, "reversible", when.Reversible);
        WriteWords(writer, "anyFlag", Enums.WordsOf(when.AnyFlag));
        WriteWords(writer, "noFlag", Enums.WordsOf(when.NoFlag));
        WriteConfidence(writer, "confidenceAtLeast", when.ConfidenceAtLeast);
        WriteConfidence(writer, "confidenceBelow", when.ConfidenceBelow);
        WriteFlag(writer, "containment", when.Containment);
        WriteWords(writer, "anySign", Enums.WordsOf(when.AnySign));
        WriteWords(writer, "allSigns", Enums.WordsOf(when.AllSigns));
        WriteWords(writer, "noSign", Enums.WordsOf(when.NoSign));
        writer.WriteEndObject();
    }

    private static void WriteFlag(Utf8JsonWriter writer, string name, bool? value)
    {
        if (value is { } known)
        {
            writer.WriteBoolean(name, known);
        }
    }

    private static void WriteWords(Utf8JsonWriter writer, string name, IEnumerable<string> words)
    {
        writer.WriteStartArray(name);
        foreach (var word in words)
        {
            writer.WriteStringValue(word);
        }

        writer.WriteEndArray();
    }

    private static void WriteConfidence(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } known)
        {
            writer.WriteString(name, double.IsNaN(known) ? "threshold" : new Share((decimal)known * 100).ToString());
        }
    }
}
