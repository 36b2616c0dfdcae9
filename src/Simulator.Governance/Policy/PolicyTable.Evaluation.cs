using System.Numerics;
using System.Runtime.CompilerServices;
using Simulator.Time;

namespace Simulator.Governance;

/// <content>The five stages.</content>
public sealed partial class PolicyTable
{
    private const Signs Compressed = Signs.ReviewDropped | Signs.PauseDropped;

    private readonly ulong stops;
    private readonly ulong levels;
    private readonly ulong levelsInError;
    private readonly ulong singles;
    private readonly ulong duals;
    private readonly ulong modifiers;
    private readonly ulong dualModifiers;
    private readonly ulong emergencies;
    private readonly ulong autoEmergencies;
    private readonly ulong obliging;
    private readonly KnownDecisions known = new();

    /// <summary>Decides a request.</summary>
    public PolicyDecision Evaluate(in ActionRequest request)
    {
        Evaluate(request, out var decision);
        return decision;
    }

    /// <summary>Decides a request; the decision is written where it is wanted, because it is large.</summary>
    public void Evaluate(in ActionRequest request, out PolicyDecision decision)
    {
        var matched = masks.Match(request);
        var restsOnRows = (request.Context.Signs & Compressed) == Signs.None && !(Settings.Chain is not null && request.Context.Chain.IsStep);
        if (restsOnRows && known.Find(matched) is { } entry)
        {
            decision = entry.Decision;
            return;
        }

        decision = Conclude(matched, request, restsOnRows);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private PolicyDecision Conclude(ulong matched, in ActionRequest request, bool restsOnRows)
    {
        var decision = Conclude(matched, request);
        if (restsOnRows)
        {
            known.Add(matched, decision);
        }

        return decision;
    }

    /// <summary>The decision that follows from the rows that match a request; of the request itself only the chain is read.</summary>
    internal PolicyDecision Conclude(ulong matched, in ActionRequest request)
    {
        if ((matched & stops) != 0 || (matched & levels) == 0)
        {
            return new PolicyDecision(Outcome.Deny, matched & stops, Obligations.None) { PolicyDigest = Digest };
        }

        var chainRows = 0UL;
        var granted = RiskPoints.None;
        var level = LevelOf(matched);
        var afterChain = Settings.Chain is not null && request.Context.Chain.IsStep
            ? WithChain(level, request, out chainRows, out granted)
            : level;
        if (afterChain == Outcome.Deny)
        {
            var refused = new StageLevels(level, Outcome.Deny, Outcome.Deny, Outcome.Deny);
            return new PolicyDecision(Outcome.Deny, matched & levels, Obligations.None) { Levels = refused, PolicyDigest = Digest };
        }

        var afterModifier = Raise(afterChain, matched);
        var (outcome, applied, deciding) = Substitute(afterModifier, matched);
        var named = (matched & (levels | modifiers)) | applied;
        var union = UnionOf((named & ~applied) | chainRows | deciding);
        var decision = new PolicyDecision(outcome > Settings.Cap ? Settings.Cap : outcome, named, union)
        {
            Levels = new StageLevels(level, afterChain, afterModifier, outcome),
            ChainRows = chainRows,
            NewCeiling = applied != 0 && outcome == Outcome.Auto ? RiskPoints.None : granted, // nobody has looked at the chain
            PolicyDigest = Digest,
        };
        return (request.Context.Signs & Compressed) == Signs.None ? decision : WithoutWhatWasDropped(decision, request.Context.Signs);
    }

    /// <summary>
    /// What a compressed workflow makes of a decision: without review nobody is asked, without pause nobody has to take his or her time. The
    /// levels stay as they are, so that the record shows what the rows would have asked for.
    /// </summary>
    private static PolicyDecision WithoutWhatWasDropped(in PolicyDecision decision, Signs signs)
    {
        var isUnasked = (signs & Signs.ReviewDropped) != Signs.None && decision.Levels.Emergency > Outcome.Auto;
        return decision with
        {
            Outcome = isUnasked ? Outcome.Auto : decision.Outcome,
            NewCeiling = isUnasked ? RiskPoints.None : decision.NewCeiling, // nobody has looked at the chain
            Obligations = (signs & Signs.PauseDropped) != Signs.None ? decision.Obligations with { MinimumReview = Duration.Zero } : decision.Obligations,
        };
    }

    /// <summary>The level after stops, levels and modifiers for rows that match: what all attributes but the chain decide.</summary>
    internal Outcome WithoutEmergency(ulong matched) =>
        (matched & stops) != 0 || (matched & levels) == 0 ? Outcome.Deny : Raise(LevelOf(matched), matched);

    /// <summary>The rows that a decision rests on: those of the last stage that changed it, of equal weight each.</summary>
    public ulong DecidingRows(in PolicyDecision decision)
    {
        var matched = decision.MatchedRows;
        if ((matched & stops) != 0)
        {
            return matched & stops;
        }

        if ((matched & emergencies) != 0)
        {
            return Substitute(decision.Levels.Modifier, matched).Deciding;
        }

        if (decision.Levels.Modifier > decision.Levels.Chain)
        {
            return matched & (decision.Levels.Modifier == Outcome.Dual ? dualModifiers : modifiers);
        }

        return decision.Levels.Chain > decision.Levels.Level
            ? decision.ChainRows & RowsThatGive(decision.Levels.Chain)
            : matched & RowsThatGive(decision.Levels.Level);
    }

    /// <summary>Why a request was decided so, in words: the reasons of the deciding rows, and of the chain rule where it raised the level.</summary>
    public IEnumerable<string> ReasonsOf(PolicyDecision decision)
    {
        if (decision.IsDefaultDeny)
        {
            yield return "no row allows it";
        }

        if (decision.NewCeiling > RiskPoints.None)
        {
            yield return $"the chain comes to {decision.NewCeiling} points, more than was approved";
        }

        foreach (var row in RowsOf(DecidingRows(decision)))
        {
            yield return row.Reason;
        }
    }

    /// <summary>Whether a row behind a decision asks reviewers for a minimum time, even where the request goes without.</summary>
    public bool AsksForPause(in PolicyDecision decision) =>
        (decision.MatchedRows | decision.ChainRows) is var named and not 0 && UnionOf(named).MinimumReview > Duration.Zero;

    private ulong RowsThatGive(Outcome level) => level switch
    {
        Outcome.Dual => duals,
        Outcome.Single => singles,
        Outcome.Auto => levels & ~(duals | singles),
        _ => 0,
    };

    private Outcome LevelOf(ulong matched) =>
        (matched & duals) != 0 ? Outcome.Dual
        : (matched & singles) != 0 ? Outcome.Single
        : (matched & levels) != 0 ? Outcome.Auto : Outcome.Deny;

    private Outcome WithChain(Outcome level, in ActionRequest step, out ulong chainRows, out RiskPoints granted)
    {
        var chain = step.Context.Chain;
        var points = chain.Points + Settings.Chain!.PointsOf(step);
        if (!points.Exceed(Settings.Chain.CeilingOf(chain)))
        {
            (chainRows, granted) = (0, RiskPoints.None);
            return level;
        }

        var met = masks.Match(chain.Composite(step));
        if ((met & levelsInError) != 0)
        {
            (chainRows, granted) = (0, RiskPoints.None);
            return Outcome.Deny;
        }

        chainRows = met & levels;
        granted = points;
        var composite = LevelOf(chainRows);
        return composite == Outcome.Deny ? Outcome.Deny : Max(Max(level, composite), Outcome.Single);
    }

    private Outcome Raise(Outcome level, ulong matched)
    {
        if ((matched & modifiers) == 0)
        {
            return level;
        }

        var most = (matched & dualModifiers) != 0 ? Outcome.Dual : Outcome.Single;
        return level < most ? level + 1 : level;
    }

    /// <summary>What an emergency puts in the place of a level that asks people: the outcome, the rows that apply, those that decide.</summary>
    private (Outcome Outcome, ulong Applied, ulong Deciding) Substitute(Outcome level, ulong matched)
    {
        var applied = matched & emergencies;
        if (applied == 0 || level < Outcome.Single)
        {
            return (level, 0, 0);
        }

        var autos = applied & autoEmergencies;
        return autos != 0 ? (Outcome.Auto, applied, autos) : (Outcome.Single, applied, applied);
    }

    private Obligations UnionOf(ulong bits)
    {
        bits &= obliging; // the others change nothing
        if (bits == 0)
        {
            return Obligations.None;
        }

        var union = obligations[BitOperations.TrailingZeroCount(bits)];
        for (bits &= bits - 1; bits != 0; bits &= bits - 1)
        {
            union = union.With(obligations[BitOperations.TrailingZeroCount(bits)]);
        }

        return union;
    }

    private static Outcome Max(Outcome left, Outcome right) => left > right ? left : right;
}
