using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>What one review will be: how long it takes, what it sees and how it ends.</summary>
/// <param name="Time">From start to decision.</param>
/// <param name="Detected">Whether a wrong action was recognised as wrong; never true for a right one.</param>
/// <param name="Verdict">What the reviewer decides.</param>
public readonly record struct Review(Duration Time, bool Detected, Verdict Verdict)
{
    /// <summary>Time the person really looked: less than <see cref="Time"/> when a minimum only made somebody wait.</summary>
    public Duration Attention { get; init; }

    /// <summary>
    /// Probability, 0 to 1, that this review, begun as it was, approves an action that is wrong, whether or not this one is. Of a copy it is the
    /// first reviewer's, and nothing of its own: see <see cref="IsCopy"/>.
    /// </summary>
    public double Miss { get; init; }

    /// <summary>Whether it repeats what the first reviewer of the request saw: the two miss together.</summary>
    public bool IsCopy { get; init; }
}

/// <summary>How people review: time by class, role and person; detection by the search law; false rejection; copying of an earlier colleague.</summary>
/// <remarks>
/// Search law: a wrong action is recognised with probability maximum × (1 − exp(−t / detection time)) after a review of length t
/// (the exponential search model of Koopman, 1980). All rates are hypotheses unless a scenario says otherwise; zero switches them off.
/// </remarks>
public sealed class Reviewing
{
    private readonly ActionClass[] classes;
    private readonly ReviewModel model;
    private readonly (ulong Hash, double Factor)[] roles;

    /// <summary>Reviewing in one scenario.</summary>
    public Reviewing(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        classes = [.. scenario.Classes];
        model = scenario.Review;
        roles = [.. scenario.Roles.Select(role => (Nodes.NameHash(role.Name), role.TimeFactor))];
    }

    /// <summary>Draws one review.</summary>
    /// <param name="work">What is reviewed.</param>
    /// <param name="role">The role that is filled, by its position in the scenario.</param>
    /// <param name="approval">Which of the role's approvals of this request it is, over all gates, from 0.</param>
    /// <param name="speed">The reviewer's personal factor on time.</param>
    /// <param name="minimum">The shortest time the policy allows.</param>
    /// <param name="context">How much of the context the reviewer has, 0 to 1: a factor on detection, lost in incomplete handoffs.</param>
    /// <param name="earlier">The review of the same request that started first, if this is not it.</param>
    /// <param name="draws">The draws of the replication.</param>
    public Review Draw(
        in Recommendation work, int role, int approval, double speed, Duration minimum, double context, Review? earlier, in KeyedDraws draws)
    {
        var kind = classes[work.Request.Action.Class.Index];
        var (roleHash, factor) = roles[role];
        var node = Nodes.Slot(work.Request.Node, roleHash).Value;
        var needed = kind.ReviewTime.Quantile(draws.Uniform(node, DrawPurpose.ReviewTime, approval)) * factor * speed;
        var time = Duration.Max(minimum, Duration.FromMicroseconds(needed));
        if (earlier is { } first && model.CopyProbability > 0 && draws.Uniform(node, DrawPurpose.Copying, approval) < model.CopyProbability)
        {
            return first with { Time = time, Attention = time, IsCopy = true };
        }

        var detection = context * Detection(kind, time);
        var review = new Review(time, false, Verdict.Approve) { Attention = time, Miss = 1 - detection };
        if (!work.IsWrong)
        {
            var rejects = model.FalseRejection > 0 && draws.Uniform(node, DrawPurpose.FalseRejection, approval) < model.FalseRejection;
            return rejects ? review with { Verdict = Verdict.Reject } : review;
        }

        return draws.Uniform(node, DrawPurpose.Detection, approval) < detection
            ? review with { Detected = true, Verdict = Verdict.Reject }
            : review;
    }

    /// <summary>A number of a role that depends on its name only.</summary>
    public ulong HashOf(int role) => roles[role].Hash;

    /// <summary>The mean time of a review of a class in a role, before any personal speed.</summary>
    public Duration MeanTime(ClassId kind, int role) => Duration.FromMicroseconds(classes[kind.Index].ReviewTime.Mean * roles[role].Factor);

    private double Detection(ActionClass kind, Duration time) => kind.DetectionTime == Duration.Zero
        ? model.DetectionMaximum
        : model.DetectionMaximum * (1 - Math.Exp(-time.Microseconds / (double)kind.DetectionTime.Microseconds));
}
