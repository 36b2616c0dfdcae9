using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;

namespace Simulator.Operations;

/// <summary>Drafts recommendations: the content of a request and its hidden truth, from the draws of its node.</summary>
public sealed class Drafting
{
    private readonly ActionClass[] classes;
    private readonly Recommendation[] plain;
    private readonly Ownership ownership;
    private readonly Compressing? compressing;
    private readonly int services;
    private readonly int firstBusinessPerson;
    private readonly int businessPeople;

    /// <summary>Drafting for one scenario.</summary>
    public Drafting(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        classes = [.. scenario.Classes];
        plain = [.. classes.Select(PlainOf)];
        ownership = new Ownership(scenario);
        compressing = scenario.Workflows.Any(workflow => workflow.Compressed is not null) ? new Compressing(scenario) : null;
        services = scenario.Catalogue.Services;
        firstBusinessPerson = Staff.FirstBusinessPerson(scenario);
        businessPeople = scenario.Catalogue.BusinessPeople;
    }

    /// <summary>Drafts the recommendation of a node.</summary>
    /// <param name="node">The node; equal nodes give equal recommendations in every replication of equal number.</param>
    /// <param name="classId">Its class.</param>
    /// <param name="isContainment">Whether it contains an open incident.</param>
    /// <param name="draws">The draws of the replication.</param>
    /// <param name="wrong">Probability that it is wrong; null (the default) for that of the class.</param>
    public Recommendation Draft(NodeId node, ClassId classId, bool isContainment, in KeyedDraws draws, double? wrong = null)
    {
        Draft(node, classId, isContainment, draws, wrong, out var recommendation);
        return recommendation;
    }

    /// <summary>Drafts the recommendation of a node into its place.</summary>
    /// <param name="node">The node; equal nodes give equal recommendations in every replication of equal number.</param>
    /// <param name="classId">Its class.</param>
    /// <param name="isContainment">Whether it contains an open incident.</param>
    /// <param name="draws">The draws of the replication.</param>
    /// <param name="wrong">Probability that it is wrong; null for that of the class.</param>
    /// <param name="recommendation">The recommendation.</param>
    public void Draft(NodeId node, ClassId classId, bool isContainment, in KeyedDraws draws, double? wrong, out Recommendation recommendation)
    {
        var kind = classes[classId.Index];
        var content = kind.Content;
        var uniforms = draws.Uniforms(node.Value, DrawPurpose.Wrong, DrawPurpose.Confidence, DrawPurpose.RunOwner, DrawPurpose.Service);
        var isNoise = Happens(content.Noise, node, DrawPurpose.Noise, draws);
        var isMismatch = !isNoise && Happens(content.IntentMismatch, node, DrawPurpose.IntentMismatch, draws);
        var isWrong = isMismatch || (!isNoise && uniforms[0] < (wrong ?? kind.Wrong));

        recommendation = plain[classId.Index];
        ref var request = ref recommendation.Request;
        request.Node = node;
        request.Subject.RunOwner = new PersonId(firstBusinessPerson + OneOf(businessPeople, uniforms[2]));
        request.Resource.Service = OneOf(services, uniforms[3]);
        if (kind.Origin == Origin.Ai)
        {
            request.Context.Confidence = (isWrong ? kind.ConfidenceWhenWrong : kind.ConfidenceWhenRight).Quantile(uniforms[1]);
        }

        request.Context.Containment = isContainment;
        request.Context.Signs = SignsOf(kind, node, isMismatch, draws) | ownership.SignOf(kind, node, draws)
            | (compressing?.SignsOf(classId, kind.Impact, isWrong, node, draws) ?? Signs.None);
        request.Digest = DigestOf(node);
        recommendation.IsWrong = isWrong;
        if (!ReferenceEquals(content, Content.Plain))
        {
            recommendation.IsMismatch = isMismatch;
            recommendation.IsNoise = isNoise;
            recommendation.Excess = content.ExcessScope is { } wider && Happens(wider.Share, node, DrawPurpose.ExcessScope, draws) ? wider.Factor - 1 : 0;
            recommendation.HasHiddenDependency = !isNoise && content.HiddenDependency is { } hidden && Happens(hidden.Share, node, DrawPurpose.HiddenDependency, draws);
        }
    }

    /// <summary>What all requests of a class have in common.</summary>
    private static Recommendation PlainOf(ActionClass kind, int index) => new(
        new ActionRequest(
            default,
            new Subject(kind.Origin, default) { Identity = kind.Content.Identity },
            new ActionDescription(new ClassId(index), kind.Access, kind.Reversible),
            new Resource(0, kind.Flags),
            new RequestContext(kind.Impact, double.NaN, Containment: false) { Environment = kind.Content.Environment },
            default),
        IsWrong: false);

    /// <summary>What is noticed about a request when it is evaluated.</summary>
    private static Signs SignsOf(ActionClass kind, NodeId node, bool isMismatch, in KeyedDraws draws)
    {
        var content = kind.Content;
        if (ReferenceEquals(content, Content.Plain))
        {
            return Signs.None;
        }

        var signs = content.ConnectorReviewed ? Signs.None : Signs.ConnectorUnreviewed;
        signs |= content.Playbook == Playbook.Bound ? Signs.PlaybookOnly : Signs.None;
        if (content.Playbook == Playbook.None || Happens(content.Deviation, node, DrawPurpose.Deviation, draws))
        {
            signs |= Signs.OutOfPlaybook;
        }

        if (!content.MayExecute && kind.Origin == Origin.Ai && Happens(content.Overreach, node, DrawPurpose.Overreach, draws))
        {
            signs |= Signs.BeyondBoundary;
        }

        return isMismatch && Happens(content.MismatchSeen, node, DrawPurpose.MismatchSeen, draws) ? signs | Signs.IntentMismatch : signs;
    }

    /// <summary>Draws are keyed: one that could not change anything is left out without changing another.</summary>
    private static bool Happens(double probability, NodeId node, ushort purpose, in KeyedDraws draws) =>
        probability > 0 && draws.Uniform(node.Value, purpose) < probability;

    /// <summary>A number below a count, all equally likely; a uniform is below 1, so nothing can overflow, and to check it would take a call.</summary>
    private static int OneOf(int count, double uniform) => unchecked((int)(uniform * count));

    /// <summary>The digest of a synthetic request: its arguments are a function of its node.</summary>
    public static Digest DigestOf(NodeId node) => new(Mix64.Mix(node.Value), Mix64.Combine(node.Value, 0x6172_6773, 0));
}
