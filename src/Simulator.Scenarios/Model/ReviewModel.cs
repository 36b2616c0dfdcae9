using Simulator.Statistics;
using Simulator.Time;

namespace Simulator.Scenarios;

/// <summary>What reviewers can see and how they err. Everything beyond the three parameters is off by default and then changes no bit of a result.</summary>
/// <param name="DetectionMaximum">The share of wrong actions that unlimited time would reveal, 0 to 1: detection = maximum × (1 − exp(−time / detection time)).</param>
/// <param name="FalseRejection">Probability that a right action is rejected, 0 to 1.</param>
/// <param name="CopyProbability">Probability that a later reviewer of the same request repeats what the first one saw (common cause), 0 to 1.</param>
public sealed record ReviewModel(double DetectionMaximum, double FalseRejection, double CopyProbability)
{
    /// <summary>How much of the evidence reviewers are shown, 0 to 1: a factor on detection. Default: 1, all of it.</summary>
    public double ContextQuality { get; init; } = 1;

    /// <summary>Probability that somebody who recognised a wrong action also says so, 0 to 1; otherwise it is approved, a suppressed concern. Default: 1.</summary>
    public double ChallengeProbability { get; init; } = 1;

    /// <summary>Standard deviation of the logarithm of the difficulty of an action, mean 1, a factor on every review of it. Default: 0, all alike.</summary>
    public double DifficultySpread { get; init; }

    /// <summary>How a long queue shortens reviews. Default: null, not at all.</summary>
    public PressureModel? Pressure { get; init; }

    /// <summary>How often somebody approves without looking. Default: null, never.</summary>
    public SkippingModel? Skipping { get; init; }

    /// <summary>How detection falls with the hours on duty and at night. Default: null, it does not.</summary>
    public FatigueModel? Fatigue { get; init; }

    /// <summary>How detection falls when wrong actions are rare. Default: null, it does not.</summary>
    public PrevalenceModel? Prevalence { get; init; }

    /// <summary>Probability that a reviewer is given a planted wrong case before a review, 0 to 1. Default: 0, never.</summary>
    public double PlantedProbability { get; init; }

    /// <summary>How many similar waiting tasks are judged together. Default: null, none.</summary>
    public BatchModel? Batch { get; init; }

    /// <summary>The share of reviews of what looks right that pass it up to the next step of the ladder, where there is one, 0 to 1. Default: 0.</summary>
    public double Escalates { get; init; }

    /// <summary>The share of reviews of what looks right that ask for information, at most once a task, 0 to 1. Default: 0.</summary>
    public double AsksInformation { get; init; }

    /// <summary>Whether what looks right may be passed up or sent back with a question.</summary>
    public bool CanReconsider => Escalates > 0 || AsksInformation > 0;

    /// <summary>How long the information takes, µs; null (the default) while nobody asks.</summary>
    public Distribution? InformationWait { get; init; }
}

/// <summary>Pressure u = waiting tasks of the pool / (its people on duty × <paramref name="QueuePerReviewer"/>); reviews take max(floor, 1/(1 + strength × max(0, u − 1))) of their time.</summary>
/// <param name="Strength">How strongly, 0 or more; 0 is off.</param>
/// <param name="QueuePerReviewer">Waiting tasks for each person on duty that are felt as a full load, more than 0.</param>
/// <param name="Floor">The least share of its time that a review gets, 0 to 1.</param>
public sealed record PressureModel(double Strength, double QueuePerReviewer, double Floor);

/// <summary>
/// Approval without looking, with probability logistic(ln(base/(1 − base)) + b1 max(0, u − 1) + b2 (confidence − 0.5) + b3 ln(1 + streak) − b4 training):
/// u the pressure, streak the approvals in a row by this person, training 0 to 1.
/// </summary>
/// <param name="Base">The probability when all else is zero, above 0 and below 1.</param>
/// <param name="ByPressure">b1.</param>
/// <param name="ByConfidence">b2.</param>
/// <param name="ByStreak">b3.</param>
/// <param name="ByTraining">b4.</param>
/// <param name="Time">How long somebody looks who does not look.</param>
/// <param name="AttendUnderMinimum">Probability, 0 to 1, that a minimum review time makes somebody really look for that long who would have skipped.</param>
/// <param name="QueuePerReviewer">As for the pressure.</param>
public sealed record SkippingModel(
    double Base, double ByPressure, double ByConfidence, double ByStreak, double ByTraining, Duration Time, double AttendUnderMinimum, double QueuePerReviewer);

/// <summary>Detection × max(0, 1 − per duty × min(1, hours on duty / 8) − at night).</summary>
/// <param name="LossPerDuty">The loss after eight hours, 0 to 1.</param>
/// <param name="LossAtNight">The loss from 22:00 to 06:00 on the roster's clock, 0 to 1.</param>
public sealed record FatigueModel(double LossPerDuty, double LossAtNight);

/// <summary>Detection × (1 − loss × (1 − exp(−n / length))), n the reviews since the person last recognised a wrong action or was shown a planted one.</summary>
/// <param name="Loss">The loss when nothing is ever found, 0 to 1.</param>
/// <param name="Length">After how many reviews most of it is there, more than 0.</param>
public sealed record PrevalenceModel(double Loss, double Length);

/// <summary>k tasks of one class are judged together in k^<paramref name="Exponent"/> times the time of one.</summary>
/// <param name="Maximum">The most that are judged together, 2 or more.</param>
/// <param name="Exponent">0 (a batch takes as long as one) to 1 (as long as one after the other).</param>
public sealed record BatchModel(int Maximum, double Exponent);

/// <summary>How well trained the people of a pool are, 0 to 1: an untrained person needs longer, and finds less in the same time.</summary>
/// <param name="Level">Of those who have been there for long.</param>
/// <param name="Newcomers">How many of the pool, the last in number, are new at the start of the run.</param>
/// <param name="Initial">Their training then.</param>
/// <param name="Ramp">How long it takes them to reach the level of the others, evenly.</param>
/// <param name="Slowdown">Reviews take 1 + slowdown × (1 − training) times as long, 0 or more.</param>
public sealed record Training(double Level, int Newcomers, double Initial, Duration Ramp, double Slowdown);
