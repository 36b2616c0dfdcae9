using Simulator.Results;

namespace Simulator.Experiments;

/// <summary>The answer to a question for one story: the story, or why there is none.</summary>
/// <param name="Story">The story; null when there is none.</param>
/// <param name="Problem">Why there is none, in one line for the user; null when there is a story.</param>
public sealed record StoryAnswer(Story? Story, string? Problem);
