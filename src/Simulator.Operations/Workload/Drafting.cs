using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;

namespace Simulator.Operations;

/// <summary>Drafts recommendations: the content of a request and its hidden truth, from the draws of its node.</summary>
public sealed class Drafting
{
    private readonly ActionClass[] classes;
    private readonly int services;
    private readonly int firstBusinessPerson;
    private readonly int businessPeople;

    /// <summary>Drafting for one scenario.</summary>
    public Drafting(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        classes = [.. scenario.Classes];
        services = scenario.Catalogue.Services;
        firstBusinessPerson = Staff.FirstBusinessPerson(scenario);
        businessPeople = scenario.Catalogue.BusinessPeople;
    }

    /// <summary>Drafts the recommendation of a node.</summary>
    /// <param name="node">The node; equal nodes give equal recommendations in every replication of equal number.</param>
    /// <param name="classId">Its class.</param>
    /// <param name="isContainment">Whether it contains an open incident.</param>
    /// <param name="draws">The draws of the replication.</param>
    public Recommendation Draft(NodeId node, ClassId classId, bool isContainment, in KeyedDraws draws)
    {
        var kind = classes[classId.Index];
        var isWrong = kind.Wrong > 0 && draws.Uniform(node.Value, DrawPurpose.Wrong) < kind.Wrong;
        var confidence = kind.Origin == Origin.Human
            ? double.NaN
            : (isWrong ? kind.ConfidenceWhenWrong : kind.ConfidenceWhenRight).Quantile(draws.Uniform(node.Value, DrawPurpose.Confidence));
        var owner = new PersonId(firstBusinessPerson + (int)(draws.Uniform(node.Value, DrawPurpose.RunOwner) * businessPeople));
        var service = (int)(draws.Uniform(node.Value, DrawPurpose.Service) * services);
        return new Recommendation(
            new ActionRequest(
                node,
                new Subject(kind.Origin, owner),
                new ActionDescription(classId, kind.Access, kind.Reversible),
                new Resource(service, kind.Flags),
                new RequestContext(kind.Impact, confidence, isContainment),
                DigestOf(node)),
            isWrong);
    }

    /// <summary>The digest of a synthetic request: its arguments are a function of its node.</summary>
    public static Digest DigestOf(NodeId node) => new(Mix64.Mix(node.Value), Mix64.Combine(node.Value, 0x6172_6773, 0));
}
