using Simulator.Governance;
using Simulator.Scenarios;
using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Operations;

/// <summary>How people review: time by class, role, person and state; detection by the search law; authority, false rejection, copying, planted cases.</summary>
/// <remarks>
/// Search law: a wrong action is recognised with probability maximum × (1 − exp(−t / detection time)) after attention of length t
/// (the exponential search model of Koopman, 1980). All rates are hypotheses unless a scenario says otherwise; zero switches them off, and a
/// term that is off leaves every bit as it would be without it.
/// </remarks>
public sealed class Reviewing
{
    private const double HoursOfADuty = 8;
    private static readonly double[] StreakLogs = [.. Enumerable.Range(1, 1024).Select(each => Math.Log(each))];
    private readonly ActionClass[] classes;
    private readonly ReviewModel model;
    private readonly double baseLogit;
    private readonly double[] batchFactors;
    private readonly (ulong Hash, double Factor)[] roles;

    /// <summary>Reviewing in one scenario.</summary>
    public Reviewing(Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        classes = [.. scenario.Classes];
        model = scenario.Review;
        baseLogit = model.Skipping is { } skipping ? Math.Log(skipping.Base / (1 - skipping.Base)) : 0;
        batchFactors = [.. Enumerable.Range(0, 1 + (model.Batch?.Maximum ?? 0)).Select(size => Math.Pow(size, (model.Batch?.Exponent ?? 1) - 1))];
        DependsOnTheHour = model.Skipping is not null || model.Pressure is not null || model.Fatigue is not null || model.Prevalence is not null;
        roles = [.. scenario.Roles.Select(role => (Nodes.NameHash(role.Name), role.TimeFactor))];
    }

    /// <summary>Whether a second reviewer may copy the first.</summary>
    public bool CanCopy => model.CopyProbability > 0;

    /// <summary>Whether load, what somebody decided before or the time on duty change a review; where they do not, nobody has to note them.</summary>
    public bool DependsOnTheHour { get; }

    /// <summary>Whether a planted case may come before a review.</summary>
    public bool Plants => model.PlantedProbability > 0;

    /// <summary>Draws one review.</summary>
    /// <param name="work">What is reviewed.</param>
    /// <param name="role">The role that is filled, by its position in the scenario.</param>
    /// <param name="approval">Which of the role's approvals of this request it is, over all gates, from 0.</param>
    /// <param name="state">The state it begins in.</param>
    /// <param name="earlier">The review of the same request that started first, if this is not it.</param>
    /// <param name="draws">The draws of the replication.</param>
    public Review Draw(in Recommendation work, int role, int approval, ReviewConditions state, Review? earlier, in KeyedDraws draws)
    {
        Draw(work, work.IsWrong, role, approval, state, earlier, draws, out var review);
        return review;
    }

    /// <summary>Draws one review into its place.</summary>
    /// <param name="work">What is reviewed.</param>
    /// <param name="isWrong">Whether it is wrong by the time of the review.</param>
    /// <param name="role">The role that is filled, by its position in the scenario.</param>
    /// <param name="approval">Which of the role's approvals of this request it is, over all gates, from 0.</param>
    /// <param name="state">The state it begins in.</param>
    /// <param name="earlier">The review of the same request that started first, if this is not it.</param>
    /// <param name="draws">The draws of the replication.</param>
    /// <param name="review">The review.</param>
    public void Draw(
        in Recommendation work, bool isWrong, int role, int approval, ReviewConditions state, in Review? earlier, in KeyedDraws draws, out Review review)
    {
        var kind = classes[work.Request.Action.Class.Index];
        var node = Nodes.Slot(work.Request.Node, roles[role].Hash).Value;
        var uniforms = draws.Uniforms(
            node, DrawPurpose.ReviewTime, DrawPurpose.Skip, isWrong ? DrawPurpose.Detection : DrawPurpose.FalseRejection, DrawPurpose.Copying, approval);
        var needed = Needed(kind, role, uniforms[0], state) * Difficulty(work, draws);
        var time = Duration.Max(state.Minimum, Duration.FromMicroseconds(needed));
        var skips = model.Skipping is not null && uniforms[1] < SkipProbability(work.Request.Context.Confidence, state);
        var looks = !skips || IsMadeToLook(node, approval, state.Minimum, draws);
        var attention = !skips ? time : looks ? state.Minimum : model.Skipping!.Time;
        time = skips ? Duration.Max(state.Minimum, attention) : time;

        if (earlier is { } first && uniforms[3] < model.CopyProbability)
        {
            review = first with { Time = time, Attention = attention, IsCopy = true };
            return;
        }

        var authority = double.IsNaN(state.Authority) ? model.ChallengeProbability : state.Authority;
        var detection = looks ? DetectionWith(kind, attention, state) : 0;
        var detected = isWrong && looks && uniforms[2] < detection;
        var rejects = detected
            ? authority >= 1 || draws.Uniform(node, DrawPurpose.Challenge, approval) < authority
            : !isWrong && looks && uniforms[2] < model.FalseRejection;
        review = new Review(time, detected, rejects ? Verdict.Reject : Verdict.Approve)
        {
            Attention = attention,
            Miss = 1 - (detection * authority),
            IsSkipped = !looks,
        };
    }

    /// <summary>Draws the planted case that comes before a review, if one does.</summary>
    /// <param name="work">The request whose review it precedes; the case is of the same class.</param>
    /// <param name="role">The role that is filled.</param>
    /// <param name="approval">Which of the role's approvals it is.</param>
    /// <param name="state">The state the reviewer is in.</param>
    /// <param name="draws">The draws of the replication.</param>
    /// <returns>The case; a time of zero when there is none.</returns>
    public PlantedCase DrawPlanted(in Recommendation work, int role, int approval, ReviewConditions state, in KeyedDraws draws)
    {
        var node = Nodes.Slot(work.Request.Node, roles[role].Hash).Value;
        if (model.PlantedProbability == 0 || draws.Uniform(node, DrawPurpose.Planted, approval) >= model.PlantedProbability)
        {
            return default;
        }

        var kind = classes[work.Request.Action.Class.Index];
        var time = Duration.Max(state.Minimum, Duration.FromMicroseconds(Needed(kind, role, draws.Uniform(node, DrawPurpose.Planted, approval, 1), state)));
        var skip = SkipProbability(work.Request.Context.Confidence, state);
        if (skip > 0 && draws.Uniform(node, DrawPurpose.Planted, approval, 2) < skip)
        {
            return new PlantedCase(Duration.Max(state.Minimum, Duration.Max(Duration.Zero, model.Skipping!.Time)), false);
        }

        var detected = draws.Uniform(node, DrawPurpose.Planted, approval, 3) < DetectionWith(kind, time, state);
        return new PlantedCase(Duration.Max(time, new Duration(1)), detected);
    }

    /// <summary>A number of a role that depends on its name only.</summary>
    public ulong HashOf(int role) => roles[role].Hash;

    /// <summary>The mean time of a review of a class in a role, before any personal speed.</summary>
    public Duration MeanTime(ClassId kind, int role) => Duration.FromMicroseconds(classes[kind.Index].ReviewTime.Mean * roles[role].Factor);

    /// <summary>Below so much time an approval of a class is nominal: the smaller of 30 s and a quarter of the median review (a trivial check takes 9 s in real logs).</summary>
    public static Duration NominalTime(ActionClass kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return Duration.Min(Duration.FromSeconds(30), Duration.FromMicroseconds(kind.ReviewTime.Quantile(0.5) / 4));
    }

    /// <summary>Probability of approving without looking; 0 when that is off.</summary>
    public double SkipProbability(double confidence, ReviewConditions state)
    {
        if (model.Skipping is not { } skipping)
        {
            return 0;
        }

        var pressure = Math.Max(0, (state.QueuePerPerson / skipping.QueuePerReviewer) - 1);
        var bias = double.IsNaN(confidence) ? 0 : skipping.ByConfidence * (confidence - 0.5); // a person's own request carries no confidence
        var logit = baseLogit + (skipping.ByPressure * pressure) + bias
            + (skipping.ByStreak * LogOfStreak(state.Streak)) - (skipping.ByTraining * state.Training);
        return 1 / (1 + Math.Exp(-logit));
    }

    /// <summary>Time a review takes before any minimum, µs.</summary>
    private double Needed(ActionClass kind, int role, double uniform, ReviewConditions state)
    {
        var needed = kind.ReviewTime.Quantile(uniform) * roles[role].Factor * state.Speed;
        needed *= 1 + (state.Slowdown * (1 - state.Training));
        if (model.Pressure is { } pressure)
        {
            var load = Math.Max(0, (state.QueuePerPerson / pressure.QueuePerReviewer) - 1);
            needed *= Math.Max(pressure.Floor, 1 / (1 + (pressure.Strength * load)));
        }

        return state.BatchSize > 1 ? needed * batchFactors[state.BatchSize] : needed;
    }

    /// <summary>ln(1 + streak).</summary>
    private static double LogOfStreak(int streak) => (uint)streak < (uint)StreakLogs.Length ? StreakLogs[streak] : Math.Log(1 + streak);

    private double Difficulty(in Recommendation work, in KeyedDraws draws)
    {
        var spread = model.DifficultySpread;
        return spread == 0 ? 1 : Math.Exp((spread * draws.StandardNormal(work.Request.Node.Value, DrawPurpose.Difficulty)) - (spread * spread / 2));
    }

    /// <summary>Whether a minimum time makes somebody look who would have skipped.</summary>
    private bool IsMadeToLook(ulong node, int approval, Duration minimum, in KeyedDraws draws) =>
        minimum > model.Skipping!.Time && draws.Uniform(node, DrawPurpose.Attend, approval) < model.Skipping.AttendUnderMinimum;

    private double DetectionWith(ActionClass kind, Duration time, ReviewConditions state)
    {
        var detection = state.Context * Detection(kind, time, state.Training) * model.ContextQuality;
        if (model.Fatigue is { } fatigue)
        {
            detection *= Math.Max(0, 1 - (fatigue.LossPerDuty * Math.Min(1, state.HoursOnDuty / HoursOfADuty)) - (state.IsNight ? fatigue.LossAtNight : 0));
        }

        return model.Prevalence is { } rare ? detection * (1 - (rare.Loss * (1 - Math.Exp(-state.SinceFound / rare.Length)))) : detection;
    }

    private double Detection(ActionClass kind, Duration time, double training) => kind.DetectionTime == Duration.Zero
        ? model.DetectionMaximum
        : model.DetectionMaximum * (1 - Math.Exp(-time.Microseconds / (kind.DetectionTime.Microseconds * (2 - training))));
}
