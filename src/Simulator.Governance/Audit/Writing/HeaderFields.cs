using System.Text.Json;

namespace Simulator.Governance;

/// <summary>Writes the header: whose trail it is, and the policy and gates in full, so that a reader can judge it without the scenario.</summary>
internal static class HeaderFields
{
    public static void Write(
        Utf8JsonWriter json, TrailHeader header, PolicyTable policy, IReadOnlyList<PolicyVariant> variants, GatePlan gates, IReadOnlyList<int>? poolOfPerson, ITrailNames names)
    {
        json.WriteString(TrailFields.Record, TrailFields.Header);
        json.WriteNumber(TrailFields.Format, TrailFields.FormatVersion);
        json.WriteString(TrailFields.Scenario, header.Scenario);
        json.WriteString(TrailFields.ScenarioDigest, header.ScenarioDigest);
        json.WriteNumber(TrailFields.Seed, header.Seed);
        json.WriteNumber(TrailFields.Replication, header.Replication);
        json.WriteStartObject(TrailFields.Policy);
        WritePolicy(json, policy);
        json.WriteEndObject();
        WriteVariants(json, variants);
        json.WriteStartObject(TrailFields.Gates);
        WriteGates(json, EnumText<Outcome>.Of(Outcome.Single), gates.Single, names);
        WriteGates(json, EnumText<Outcome>.Of(Outcome.Dual), gates.Dual, names);
        json.WriteEndObject();
        if (poolOfPerson is not null)
        {
            WritePools(json, poolOfPerson, names);
        }
    }

    private static void WritePolicy(Utf8JsonWriter json, PolicyTable policy)
    {
        json.WriteString(TrailFields.Version, policy.Version);
        json.WriteStartArray(TrailFields.Rows);
        foreach (var row in policy.Rows)
        {
            WriteRow(json, row);
        }

        json.WriteEndArray();
        WriteSettings(json, policy.Settings);
    }

    /// <summary>Writes the versions that may come into force later; nothing when there is none.</summary>
    private static void WriteVariants(Utf8JsonWriter json, IReadOnlyList<PolicyVariant> variants)
    {
        if (variants.Count == 0)
        {
            return;
        }

        json.WriteStartArray(TrailFields.Variants);
        foreach (var variant in variants)
        {
            json.WriteStartObject();
            WritePolicy(json, variant.Policy);
            json.WriteString(TrailFields.Author, variant.Author);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes who may approve: the members of each pool by number.</summary>
    private static void WritePools(Utf8JsonWriter json, IReadOnlyList<int> poolOfPerson, ITrailNames names)
    {
        json.WriteStartArray(TrailFields.Pools);
        foreach (var pool in poolOfPerson.Where(pool => pool >= 0).Distinct().Order())
        {
            json.WriteStartObject();
            json.WriteString(TrailFields.Name, names.NameOfPool(pool));
            json.WriteStartArray(TrailFields.Members);
            for (var person = 1; person < poolOfPerson.Count; person++)
            {
                if (poolOfPerson[person] == pool)
                {
                    json.WriteNumberValue(person);
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes obligations as an object; a limit that nobody set is null.</summary>
    public static void WriteObligations(Utf8JsonWriter json, in Obligations obligations)
    {
        json.WriteStartObject(TrailFields.Obligations);
        TrailTime.Write(json, TrailFields.CredentialTtl, obligations.CredentialTtl);
        TrailTime.Write(json, TrailFields.MinimumReview, obligations.MinimumReview);
        TrailTime.Write(json, TrailFields.ApprovalTtl, obligations.ApprovalTtl);
        TrailTime.Write(json, TrailFields.FactorTtl, obligations.FactorTtl);
        json.WriteNumber(TrailFields.SampleShare, obligations.SampleShare);
        json.WriteNumber(TrailFields.PostHocReviewers, obligations.PostHocReviewers);
        TrailTime.Write(json, TrailFields.PostHocWithin, obligations.PostHocWithin);
        json.WriteString(TrailFields.Side, EnumText<Side>.Of(obligations.Side));
        json.WriteEndObject();
    }

    /// <summary>Writes the words of the flags that are set.</summary>
    public static void WriteFlags(Utf8JsonWriter json, string name, RiskFlags flags)
    {
        json.WriteStartArray(name);
        foreach (var flag in EnumText<RiskFlags>.All)
        {
            if ((flags & flag) != RiskFlags.None)
            {
                json.WriteStringValue(EnumText<RiskFlags>.Of(flag));
            }
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the words of the signs that were noticed.</summary>
    public static void WriteSigns(Utf8JsonWriter json, string name, Signs signs)
    {
        json.WriteStartArray(name);
        foreach (var sign in EnumText<Signs>.All)
        {
            if ((signs & sign) != Signs.None)
            {
                json.WriteStringValue(EnumText<Signs>.Of(sign));
            }
        }

        json.WriteEndArray();
    }

    /// <summary>Writes what a policy does beside its rows.</summary>
    private static void WriteSettings(Utf8JsonWriter json, PolicySettings settings)
    {
        json.WriteString(TrailFields.Cap, EnumText<Outcome>.Of(settings.Cap));
        json.WriteBoolean(TrailFields.Rechecks, settings.Rechecks);
        if (settings.Chain is not { } chain)
        {
            json.WriteNull(TrailFields.ChainRule);
            return;
        }

        json.WriteStartObject(TrailFields.ChainRule);
        json.WriteNumber(EnumText<Impact>.Of(Impact.Low), chain.Low.Value);
        json.WriteNumber(EnumText<Impact>.Of(Impact.Medium), chain.Medium.Value);
        json.WriteNumber(EnumText<Impact>.Of(Impact.High), chain.High.Value);
        json.WriteNumber(EnumText<Impact>.Of(Impact.Critical), chain.Critical.Value);
        json.WriteNumber(TrailFields.InitialCeiling, chain.InitialCeiling.Value);
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, PolicyRow row)
    {
        json.WriteStartObject();
        json.WriteString(TrailFields.Id, row.Id);
        json.WriteNumber(TrailFields.Order, row.Order);
        json.WriteString(TrailFields.Stage, EnumText<PolicyStage>.Of(row.Stage));
        WriteCondition(json, row.When);
        json.WriteString(TrailFields.Outcome, EnumText<Outcome>.Of(row.Then));
        WriteObligations(json, row.Obligations);
        json.WriteString(TrailFields.Reason, row.Reason);
        if (row.IsLevelInError)
        {
            json.WriteBoolean(TrailFields.LevelInError, true);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes the parts of a condition that ask for something.</summary>
    private static void WriteCondition(Utf8JsonWriter json, Condition when)
    {
        json.WriteStartObject(TrailFields.When);
        if (when.Access is { } access)
        {
            json.WriteString(TrailFields.Access, EnumText<Access>.Of(access));
        }

        json.WriteString(TrailFields.ImpactAtLeast, EnumText<Impact>.Of(when.ImpactAtLeast));
        json.WriteString(TrailFields.ImpactAtMost, EnumText<Impact>.Of(when.ImpactAtMost));
        WriteIfAsked(json, TrailFields.Reversible, when.Reversible);
        WriteFlags(json, TrailFields.AnyFlag, when.AnyFlag);
        WriteFlags(json, TrailFields.NoFlag, when.NoFlag);
        if (when.ConfidenceAtLeast is { } least)
        {
            json.WriteNumber(TrailFields.ConfidenceAtLeast, least);
        }

        if (when.ConfidenceBelow is { } below)
        {
            json.WriteNumber(TrailFields.ConfidenceBelow, below);
        }

        WriteIfAsked(json, TrailFields.Containment, when.Containment);
        WriteSigns(json, TrailFields.AnySign, when.AnySign);
        WriteSigns(json, TrailFields.AllSigns, when.AllSigns);
        WriteSigns(json, TrailFields.NoSign, when.NoSign);
        json.WriteEndObject();
    }

    private static void WriteIfAsked(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } asked)
        {
            json.WriteBoolean(name, asked);
        }
    }

    private static void WriteFactor(Utf8JsonWriter json, GateFactor factor, ITrailNames names)
    {
        json.WriteStartObject();
        json.WriteString(TrailFields.Role, factor.Role);
        json.WriteString(TrailFields.Pool, names.NameOfPool(factor.Pool));
        json.WriteNumber(TrailFields.Approvals, factor.Approvals);
        json.WriteStartArray(TrailFields.Escalation);
        foreach (var step in factor.Escalation)
        {
            json.WriteStartObject();
            TrailTime.Write(json, TrailFields.After, step.After);
            json.WriteString(TrailFields.Pool, names.NameOfPool(step.Pool));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteGates(Utf8JsonWriter json, string level, IReadOnlyList<Gate> gates, ITrailNames names)
    {
        json.WriteStartArray(level);
        foreach (var gate in gates)
        {
            json.WriteStartObject();
            json.WriteString(TrailFields.Name, gate.Name);
            json.WriteBoolean(TrailFields.Serial, gate.Serial);
            TrailTime.Write(json, TrailFields.RequestTtl, gate.RequestTtl);
            if (gate.DenyThreshold != 1)
            {
                json.WriteNumber(TrailFields.DenyThreshold, gate.DenyThreshold);
            }

            json.WriteString(TrailFields.OnExpiry, EnumText<ExpiryPolicy>.Of(gate.OnExpiry));
            json.WriteStartArray(TrailFields.Factors);
            foreach (var factor in gate.Factors)
            {
                WriteFactor(json, factor, names);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
