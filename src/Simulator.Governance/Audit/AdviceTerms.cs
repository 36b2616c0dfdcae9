namespace Simulator.Governance;

/// <summary>What a trail keeps of what a model said about the order of work, beside score and rank.</summary>
[Flags]
public enum AdviceFields
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The name of the model.</summary>
    Model = 1,

    /// <summary>The confidence of the recommendation that was ranked.</summary>
    Confidence = 2,

    /// <summary>How uncertain the model is of its score.</summary>
    Uncertainty = 4,

    /// <summary>The reference to what the model was asked.</summary>
    Prompt = 8,

    /// <summary>Everything that rule I16 asks for.</summary>
    All = Model | Confidence | Uncertainty | Prompt,
}

/// <summary>The model that proposes the order of a pool.</summary>
/// <param name="Model">Its name; never empty.</param>
/// <param name="Uncertainty">The standard deviation that it states of its scores, in steps of priority, 0 or more.</param>
/// <param name="Kept">What of its advice the trail keeps.</param>
public sealed record AdviceTerms(string Model, double Uncertainty, AdviceFields Kept);
